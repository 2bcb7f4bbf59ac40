# Every dependency is found here and nowhere else. Each is a Debian 12 package; when one is absent the message names it.

function(ansatz_missing what package)
  message(FATAL_ERROR "Ansatz needs ${what}, from the Debian package ${package}.\n"
                      "  Install it:        apt-get install ${package}\n"
                      "  Install them all:  ./bootstrap install")
endfunction()

# A CMake package, by name, with the Debian package that brings it.
macro(ansatz_package name debian)
  find_package(${name} QUIET ${ARGN})
  if(NOT ${name}_FOUND)
    ansatz_missing(${name} ${debian})
  endif()
endmacro()

find_package(PkgConfig QUIET)
if(NOT PKG_CONFIG_FOUND)
  ansatz_missing(pkg-config pkg-config)
endif()

# A pkg-config module as the target PkgConfig::<prefix>.
macro(ansatz_module prefix module debian)
  pkg_check_modules(${prefix} QUIET IMPORTED_TARGET ${module})
  if(NOT ${prefix}_FOUND)
    ansatz_missing(${module} ${debian})
  endif()
endmacro()

find_package(Threads REQUIRED)
ansatz_package(Eigen3 libeigen3-dev NO_MODULE)             # linear algebra
ansatz_package(Boost libboost-dev 1.74)                    # special functions and distributions (headers only)
ansatz_package(fmt libfmt-dev 9)                           # text formatting
ansatz_package(nlohmann_json nlohmann-json3-dev 3.11)      # provenance, machine-readable output
ansatz_package(CLI11 libcli11-dev)                         # command line
ansatz_package(TBB libtbb-dev)                             # threads
ansatz_package(hwy libhwy-dev)                             # portable SIMD with run-time dispatch
ansatz_package(Catch2 catch2 2.13)                         # tests
ansatz_package(SQLite3 libsqlite3-dev)                     # tables and ledger
ansatz_module(LUA lua5.4-c++ liblua5.4-dev)                # host language, the build that throws C++ exceptions
ansatz_module(FFTW fftw3 libfftw3-dev)                     # Fourier transforms
ansatz_module(SLEEF sleef libsleef-dev)                    # elementary functions, the same bits at every SIMD width
ansatz_module(NETCDF netcdf libnetcdf-dev)                 # field files
ansatz_module(LIBZIP libzip libzip-dev)                    # NumPy archives
ansatz_module(XXHASH libxxhash libxxhash-dev)             # fingerprints of closures and contents
ansatz_module(EDIT libedit libedit-dev)                    # line editing at the prompt
find_package(benchmark QUIET)                              # optional: bench/ is built where libbenchmark-dev is installed

find_path(RANDOM123_INCLUDE Random123/philox.h)            # counter-based random numbers
if(NOT RANDOM123_INCLUDE)
  ansatz_missing(Random123 librandom123-dev)
endif()
add_library(random123 INTERFACE)
target_include_directories(random123 SYSTEM INTERFACE ${RANDOM123_INCLUDE})

find_path(LIBCSV_INCLUDE csv.h)                            # delimited text files
find_library(LIBCSV_LIBRARY csv)
if(NOT LIBCSV_INCLUDE OR NOT LIBCSV_LIBRARY)
  ansatz_missing(libcsv libcsv-dev)
endif()
add_library(libcsv INTERFACE)
target_include_directories(libcsv SYSTEM INTERFACE ${LIBCSV_INCLUDE})
target_link_libraries(libcsv INTERFACE ${LIBCSV_LIBRARY})
