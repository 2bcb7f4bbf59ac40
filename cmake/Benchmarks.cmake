# One program per hot path; each prints its ratio to a limit or a peer run beside it. The target `benchmarks` is all of them.
add_custom_target(benchmarks)
ansatz_bench(channels_and_codes LINKS bottleneck networks USES fmt::fmt TBB::tbb Eigen3::Eigen)
ansatz_bench(couzin        LINKS agents USES fmt::fmt TBB::tbb)
ansatz_bench(couplings LINKS bottleneck USES fmt::fmt)
ansatz_bench(discrete_information LINKS information USES fmt::fmt)
ansatz_bench(expression    LINKS core USES fmt::fmt)
ansatz_bench(field_peers   LINKS fields USES fmt::fmt)
ansatz_bench(information_bottleneck LINKS bottleneck USES fmt::fmt)
ansatz_bench(information_plane LINKS bottleneck networks USES fmt::fmt TBB::tbb)
ansatz_bench(klein_gordon  LINKS fields USES fmt::fmt PkgConfig::FFTW)
ansatz_bench(nearest_neighbours LINKS information USES fmt::fmt TBB::tbb)
ansatz_bench(networks LINKS networks USES fmt::fmt TBB::tbb Eigen3::Eigen)
ansatz_bench(nls_accuracy LINKS fields USES fmt::fmt)
ansatz_bench(parse         LINKS lower modules USES fmt::fmt)
ansatz_bench(representations LINKS information USES fmt::fmt TBB::tbb Eigen3::Eigen)
ansatz_bench(rows          LINKS experiment USES fmt::fmt)
ansatz_bench(sequences     LINKS information USES fmt::fmt TBB::tbb)
ansatz_bench(split_operator LINKS fields USES fmt::fmt PkgConfig::FFTW)
ansatz_bench(statistics    LINKS hypothesis USES fmt::fmt)
ansatz_bench(trained_estimator LINKS information networks USES fmt::fmt)
ansatz_bench(tunnelling    LINKS fields USES fmt::fmt)

# The peer of traced functions is C++ at its best on this machine, whatever the project is compiled for.
if(TARGET bench_expression)
  target_sources(bench_expression PRIVATE "${CMAKE_SOURCE_DIR}/bench/expression_native.cpp")
  set_source_files_properties("${CMAKE_SOURCE_DIR}/bench/expression_native.cpp" PROPERTIES
                              COMPILE_OPTIONS "-O3;-march=native;-ffp-contract=fast")
endif()

# Where its programs for other interpreters lie.
if(TARGET bench_field_peers)
  target_compile_definitions(bench_field_peers PRIVATE "ANSATZ_PEERS=\"${CMAKE_SOURCE_DIR}/bench/peers\"")
endif()
