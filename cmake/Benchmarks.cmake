# One program per hot path; each prints its ratio to a limit or a peer run beside it.
ansatz_bench(expression    LINKS core USES fmt::fmt)
ansatz_bench(klein_gordon  LINKS fields USES fmt::fmt PkgConfig::FFTW)
ansatz_bench(parse         LINKS lower modules USES fmt::fmt)
ansatz_bench(rows          LINKS faces USES fmt::fmt)
ansatz_bench(statistics    LINKS hypothesis USES fmt::fmt)
