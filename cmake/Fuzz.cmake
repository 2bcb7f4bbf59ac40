# Programs that feed the parser, the checker and the store loader whatever libFuzzer thinks of: the preset `fuzz`, for
# which the whole tree is instrumented. Without it, what they once found is replayed by tests/house.
option(ANSATZ_FUZZ "build the fuzzers of tests/fuzz (clang only)" OFF)
if(NOT ANSATZ_FUZZ)
  return()
endif()
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "libFuzzer comes with clang: configure with --preset fuzz")
endif()

function(ansatz_fuzzer name)
  cmake_parse_arguments(F "" "" "LINKS;USES" ${ARGN})
  add_executable(fuzz_${name} "${CMAKE_SOURCE_DIR}/tests/fuzz/${name}.cpp")
  foreach(layer ${F_LINKS})
    target_link_libraries(fuzz_${name} PRIVATE ansatz_${layer})
  endforeach()
  target_link_libraries(fuzz_${name} PRIVATE ${F_USES} ansatz_warnings)
  target_include_directories(fuzz_${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
endfunction()

ansatz_fuzzer(parser  LINKS syntax)
ansatz_fuzzer(checker LINKS lower modules)
ansatz_fuzzer(store   LINKS experiment)

# Formulas are evaluated by no fuzzer, and under the sanitizers clang takes a quarter of an hour for this one file.
set_source_files_properties("${CMAKE_SOURCE_DIR}/stdlib/core/expression/evaluate_simd.cpp"
                            PROPERTIES COMPILE_OPTIONS "-fno-sanitize=all;-O0")
