# SPDX-License-Identifier: MIT
"""Steps of the published field solvers as their descriptions tell them, with NumPy and SciPy, for bench/field_peers.cpp.

Written from the equations and rules alone, not from the packages. Prints a name and the seconds of a step, or of an
evaluation, in processor time of one thread.
"""
import time

import numpy as np
from scipy.integrate import solve_ivp

REPEATS = 5


def least(run, steps):
    best = 1e300
    for _ in range(REPEATS):
        start = time.thread_time()
        run()
        best = min(best, time.thread_time() - start)
    return best / steps


def klein_gordon(n, half, slope, phi, lean):
    """Leapfrog with a complex transform either way: 2 φ - φ₋ + h² (φ_xx - V').

    `lean` leaves out what an even step does not need: k² made anew, the lists of steps, the size of the field every
    twentieth step, and a copy of it now and then.
    """
    x = np.linspace(-half, half, n)
    k = 2 * np.pi * np.fft.fftfreq(n, x[1] - x[0])
    square, highest, h, steps = -(k**2), np.abs(k).max(), 0.005, 2000

    def run():
        now, before = phi(x), phi(x)
        lengths, numbers, stored = [], [], []
        for step in range(steps):
            factors = square if lean else -(k**2)
            force = np.real(np.fft.ifft(factors * np.fft.fft(now))) - slope(now)
            after = 2 * now - before + h**2 * force
            if not np.isfinite(after).all():
                raise ArithmeticError
            if not lean:
                lengths.append(h)
                numbers.append(h * highest)
                if step % 20 == 0 and np.max(np.abs(now)) > 10:
                    raise ArithmeticError  # no start of ours is so high: the step stays
                if step % 37 == 0:
                    stored.append(now.copy())
            now, before = after, now

    return least(run, steps)


def tunnelling(lean):
    """Strang with a mask; `lean` leaves out what a fixed step does not need: phases made anew, the look at the change."""
    n, h, steps = 2048, 5e-4, 500
    x = np.linspace(-30, 30, n)
    dx = x[1] - x[0]
    k = 2 * np.pi * np.fft.fftfreq(n, dx)
    v = np.where(np.abs(x) < 0.5, 4.5, 0.0)
    start = np.exp(-((x + 8) ** 2) / (4 * 0.64) + 4j * x)
    start = start / np.sqrt(dx * np.sum(np.abs(start) ** 2))
    layer = int(3 / dx)
    edge = 1 - 0.03 * (1 - np.cos(np.pi / 2 * (1 - np.arange(layer) / layer)) ** 4)
    mask = np.ones(n)
    mask[:layer], mask[-layer:] = edge, edge[::-1]
    drift, half = np.exp(-0.5j * k**2 * h), np.exp(-0.5j * v * h)

    def run():
        psi, absorbed = start, 0.0
        for _ in range(steps):
            before = psi
            a, b = (drift, half) if lean else (np.exp(-0.5j * k**2 * h), np.exp(-0.5j * v * h))
            psi = b * np.fft.ifft(a * np.fft.fft(b * psi))
            norm = dx * np.sum(np.abs(psi) ** 2)
            psi = psi * mask
            absorbed += norm - dx * np.sum(np.abs(psi) ** 2)
            if not lean and np.sqrt(dx * np.sum(np.abs(psi - before) ** 2)) > 10:
                raise ArithmeticError

    return least(run, steps)


def wave_problem():
    n, length = 512, 50.0
    x = -length / 2 + np.arange(n) * length / n
    k = 2 * np.pi * np.fft.fftfreq(n, length / n)
    return x, k, 2 / np.cosh(2 * (x + 10)) * np.exp(1j * x)


def nls_evaluations(until):
    """DOP853 on the filtered right-hand side: seconds of an evaluation, the integrator's own work included."""
    x, k, psi = wave_problem()
    sigma = np.exp(-36 * (np.abs(k) / (2 / 3 * np.abs(k).max())) ** 36)
    linear = -0.5j * k**2 * sigma
    calls = 0

    def slope(_, y):
        nonlocal calls
        calls += 1
        u = np.fft.ifft(sigma * y)
        return linear * y + 1j * sigma * np.fft.fft(np.abs(u) ** 2 * u)

    def run():
        solve_ivp(slope, (0, until), np.fft.fft(psi), "DOP853", np.linspace(0, until, 11), rtol=1e-9, atol=1e-11, max_step=0.1)

    seconds = least(run, 1)
    return seconds / (calls / REPEATS)


def nls_strang():
    x, k, start = wave_problem()
    h, steps = 0.005, 2000
    drift = np.exp(-0.5j * k**2 * h)

    def run():
        psi = start
        for _ in range(steps):
            psi = psi * np.exp(0.5j * h * np.abs(psi) ** 2)
            psi = np.fft.ifft(drift * np.fft.fft(psi))
            psi = psi * np.exp(0.5j * h * np.abs(psi) ** 2)

    return least(run, steps)


def hump(x):
    return np.exp(-((x / 2) ** 2))


def kink(x):
    return np.tanh(x / np.sqrt(2))


if __name__ == "__main__":
    for lean in (False, True):
        mark = "_lean" if lean else ""
        print("klein_gordon_512" + mark, klein_gordon(512, 30, lambda phi: phi, hump, lean))
        print("klein_gordon_1024" + mark, klein_gordon(1024, 50, lambda phi: phi * (phi**2 - 1), kink, lean))
    print("tunnelling", tunnelling(lean=False))
    print("tunnelling_lean", tunnelling(lean=True))
    print("nls_evaluation", nls_evaluations(1.0))
    print("nls_strang", nls_strang())
