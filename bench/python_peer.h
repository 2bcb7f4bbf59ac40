// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <optional>
#include <string>

namespace ansatz::bench {

/// What a Python program prints, a number; nothing where no python3 has the libraries that it asks for. It has one
/// thread.
inline std::optional<double> printed_by_python(const std::string& program) {
  for (const char* python : {"python3", "/usr/bin/python3"}) {
    FILE* pipe =
        popen(fmt::format("OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 {} - 2>/dev/null <<'EOF'\n{}EOF", python, program)
                  .c_str(),
              "r");
    double number = 0;
    const bool found = pipe && std::fscanf(pipe, "%lf", &number) == 1;
    if (pipe) pclose(pipe);
    if (found) return number;
  }
  return std::nullopt;
}

/// Iterative proportional fitting as one writes it in NumPy, sums along axes and factors along them, of a table of
/// positive numbers with so many sizes to all its margins of so many dimensions, and the divergence and the entropy of
/// what comes out: seconds of processor time with so many sweeps, the least of `repeats`.
inline std::optional<double> numpy_proportional_fit(const std::string& sizes, int together, int sweeps, int repeats) {
  return printed_by_python(
      fmt::format("import time, itertools, numpy as np\n"
                  "sizes = ({}); r = np.random.default_rng(1); p = 1 + r.integers(0, 100, size=sizes).astype(float)\n"
                  "keep = list(itertools.combinations(range(p.ndim), {})); best = 1e300\n"
                  "others = [tuple(d for d in range(p.ndim) if d not in k) for k in keep]\n"
                  "wanted = [p.sum(axis=o, keepdims=True) for o in others]\n"
                  "for i in range({}):\n"
                  "    q = np.ones(sizes); t = time.process_time()\n"
                  "    for sweep in range({}):\n"
                  "        off = 0.0\n"
                  "        for o, w in zip(others, wanted):\n"
                  "            s = q.sum(axis=o, keepdims=True); off = max(off, np.abs(s - w).max()); q *= w / s\n"
                  "    (p * np.log(p / q)).sum(); (q * np.log(q)).sum()\n"
                  "    best = min(best, time.process_time() - t)\n"
                  "print(best)\n",
                  sizes, together, repeats, sweeps));
}

}  // namespace ansatz::bench
