# A layer is a folder, a library and a room. The room holds one link, to the layer's own folder, and is all that the layer
# adds to the include path: a source sees its own room and the rooms of what it links, so an include that climbs the house
# does not compile. tests/layers_test.cpp says the same in words.

# ansatz_layer(<name> <folder> [LINKS layer…] [USES library…])
#   name    the target is ansatz_<name>
#   LINKS   layers further down, part of this layer's interface
#   USES    outside libraries that only this layer's sources see
function(ansatz_layer name folder)
  cmake_parse_arguments(L "" "" "LINKS;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp")
  set(room "${CMAKE_BINARY_DIR}/rooms/${name}")
  get_filename_component(parent "${folder}" DIRECTORY)
  file(MAKE_DIRECTORY "${room}/${parent}")
  file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${folder}" "${room}/${folder}" SYMBOLIC)
  set(links)
  foreach(layer ${L_LINKS})
    list(APPEND links ansatz_${layer})
  endforeach()
  if(sources)
    add_library(ansatz_${name} STATIC ${sources})
    target_include_directories(ansatz_${name} PUBLIC "${room}")
    target_link_libraries(ansatz_${name} PUBLIC ${links} PRIVATE ${L_USES} ansatz_warnings)
    if(CMAKE_BUILD_TYPE STREQUAL "Release" AND folder MATCHES "^interpreter/")
      target_compile_options(ansatz_${name} PRIVATE -O1)   # the inner loops live in stdlib/
    elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
      set(declarations ${sources})
      list(FILTER declarations INCLUDE REGEX "\\.declare\\.cpp$")
      set_source_files_properties(${declarations} PROPERTIES COMPILE_OPTIONS -O1)   # read once, at the start
    endif()
  else()
    add_library(ansatz_${name} INTERFACE)
    target_include_directories(ansatz_${name} INTERFACE "${room}")
    target_link_libraries(ansatz_${name} INTERFACE ${links})
  endif()
endfunction()

# ansatz_module_library(<name> <folder> [SEES layer…] [USES library…]): the folder as ansatz_<name>.so beside the
# program, which opens it when it is needed. It includes headers of the layers it sees and links none of them.
function(ansatz_module_library name folder)
  cmake_parse_arguments(M "" "" "SEES;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp")
  set(room "${CMAKE_BINARY_DIR}/rooms/${name}")
  get_filename_component(parent "${folder}" DIRECTORY)
  file(MAKE_DIRECTORY "${room}/${parent}")
  file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${folder}" "${room}/${folder}" SYMBOLIC)
  add_library(ansatz_${name} MODULE ${sources})
  target_include_directories(ansatz_${name} PRIVATE "${room}")
  foreach(layer ${M_SEES})
    target_include_directories(ansatz_${name} PRIVATE "${CMAKE_BINARY_DIR}/rooms/${layer}")
  endforeach()
  target_link_libraries(ansatz_${name} PRIVATE ${M_USES} ansatz_warnings)
  set_target_properties(ansatz_${name} PROPERTIES PREFIX "" CXX_VISIBILITY_PRESET hidden
                        LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  install(TARGETS ansatz_${name} LIBRARY DESTINATION lib/ansatz)
endfunction()

# ansatz_tests(<name> <folder> [LINKS layer…] [USES library…]): the *_test.cpp of one folder as the program test_<name>.
function(ansatz_tests name folder)
  cmake_parse_arguments(T "" "" "LINKS;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*_test.cpp")
  if(NOT sources)
    return()
  endif()
  add_executable(test_${name} ${sources})
  foreach(layer ${T_LINKS})
    target_link_libraries(test_${name} PRIVATE ansatz_${layer})
  endforeach()
  target_link_libraries(test_${name} PRIVATE ansatz_test_main ${T_USES} ansatz_warnings)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(test_${name} PRIVATE -O1)   # an assertion is not a hot loop
  endif()
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "ANSATZ_BINARY=$<TARGET_FILE:ansatz>;ANSATZ_SOURCE=${CMAKE_SOURCE_DIR}")
endfunction()

# ansatz_bench(<name> [LINKS layer…] [USES library…]): bench/<name>.cpp as the program bench_<name>.
function(ansatz_bench name)
  cmake_parse_arguments(B "" "" "LINKS;USES" ${ARGN})
  if(NOT benchmark_FOUND OR NOT EXISTS "${CMAKE_SOURCE_DIR}/bench/${name}.cpp")
    return()
  endif()
  add_executable(bench_${name} "${CMAKE_SOURCE_DIR}/bench/${name}.cpp")
  foreach(layer ${B_LINKS})
    target_link_libraries(bench_${name} PRIVATE ansatz_${layer})
  endforeach()
  target_link_libraries(bench_${name} PRIVATE benchmark::benchmark ${B_USES} ansatz_warnings)
  target_include_directories(bench_${name} PRIVATE "${CMAKE_SOURCE_DIR}/bench")
endfunction()
