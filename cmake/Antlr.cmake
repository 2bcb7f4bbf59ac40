# The parser is generated from grammar/ at build time. Debian's tool is 4.7.2 and its runtime 4.9: the serialised form is
# the same in both. -fno-char8_t because the tool emits u8"" literals into std::string.

find_program(ANTLR4_TOOL antlr4)
find_library(ANTLR4_RUNTIME_LIBRARY antlr4-runtime)
find_path(ANTLR4_RUNTIME_INCLUDE antlr4-runtime.h PATH_SUFFIXES antlr4-runtime)
if(NOT ANTLR4_TOOL)
  ansatz_missing("the ANTLR 4 tool" antlr4)
elseif(NOT ANTLR4_RUNTIME_LIBRARY OR NOT ANTLR4_RUNTIME_INCLUDE)
  ansatz_missing("the ANTLR 4 runtime" libantlr4-runtime-dev)
endif()
# The runtime's umbrella header pulls in InterpreterDataReader.h, which clang refuses (a const member without a value);
# nobody here needs it. The umbrella without that line stands before the original.
file(READ "${ANTLR4_RUNTIME_INCLUDE}/antlr4-runtime.h" umbrella)
string(REPLACE "#include \"misc/InterpreterDataReader.h\"" "" umbrella "${umbrella}")
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/antlr4/antlr4-runtime.h" CONTENT "${umbrella}" @ONLY)
add_library(antlr4_runtime UNKNOWN IMPORTED)
set_target_properties(antlr4_runtime PROPERTIES IMPORTED_LOCATION "${ANTLR4_RUNTIME_LIBRARY}"
                      INTERFACE_INCLUDE_DIRECTORIES "${CMAKE_BINARY_DIR}/antlr4;${ANTLR4_RUNTIME_INCLUDE}")

# ansatz_grammar(<target> <folder>): AnsatzLexer.g4 and AnsatzParser.g4 of the folder, in namespace ansatz::grammar.
function(ansatz_grammar target folder)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/${target}")
  set(files)
  foreach(part Lexer Parser)
    list(APPEND files "${out}/Ansatz${part}.cpp" "${out}/Ansatz${part}.h")
  endforeach()
  set(common -encoding UTF-8 -Werror -Dlanguage=Cpp -no-visitor -no-listener -package ansatz::grammar -Xexact-output-dir -o "${out}")
  add_custom_command(OUTPUT ${files}
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${out}"
    COMMAND "${ANTLR4_TOOL}" ${common} "${CMAKE_SOURCE_DIR}/${folder}/AnsatzLexer.g4"
    COMMAND "${ANTLR4_TOOL}" ${common} -lib "${out}" "${CMAKE_SOURCE_DIR}/${folder}/AnsatzParser.g4"
    DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/AnsatzLexer.g4" "${CMAKE_SOURCE_DIR}/${folder}/AnsatzParser.g4"
    COMMENT "ANTLR: the parser from ${folder}/" VERBATIM)
  add_library(${target} STATIC ${files})
  target_link_libraries(${target} PUBLIC antlr4_runtime)
  target_include_directories(${target} SYSTEM PUBLIC "${out}")
  target_compile_options(${target} PRIVATE -w -fno-char8_t)
endfunction()
