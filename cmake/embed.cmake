# sandtable_embed(TARGET NAME FILE...): compiles files of assets/ into a target. NAME.cpp defines
#   const cli::EmbeddedFile kEmbeddedFiles[]; const std::size_t kEmbeddedFileCount;   (src/cli/packs.h)
# with each file's path below assets/. The list is explicit; a change of a file rebuilds the target.
#
# As a script (cmake -DOUTPUT=… -DROOT=… -DFILES=a,b -P embed.cmake) it writes that source.
if(CMAKE_SCRIPT_MODE_FILE AND OUTPUT)
  string(REPLACE "," ";" FILES "${FILES}")
  set(text "// Written by cmake/embed.cmake.\n#include \"cli/packs.h\"\n\nnamespace sandtable::cli {\nnamespace {\n")
  set(table "")
  set(number 0)
  foreach(file IN LISTS FILES)
    file(READ "${ROOT}/${file}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
    string(APPEND text "const unsigned char kFile${number}[] = {\n${bytes}0};\n")
    string(APPEND table "    {\"${file}\", {reinterpret_cast<const char*>(kFile${number}), sizeof kFile${number} - 1}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND text "}  // namespace\n\nconst EmbeddedFile kEmbeddedFiles[] = {\n${table}};\n"
    "const std::size_t kEmbeddedFileCount = ${number};\n\n}  // namespace sandtable::cli\n")
  file(WRITE "${OUTPUT}" "${text}")
  return()
endif()

set(SANDTABLE_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")
function(sandtable_embed target name)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  set(root "${PROJECT_SOURCE_DIR}/assets")
  list(TRANSFORM ARGN PREPEND "${root}/" OUTPUT_VARIABLE inputs)
  string(REPLACE ";" "," files "${ARGN}")  # a semicolon would not survive the command line
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DROOT=${root}" "-DFILES=${files}" -P "${SANDTABLE_EMBED_SCRIPT}"
    DEPENDS ${inputs} "${SANDTABLE_EMBED_SCRIPT}"
    COMMENT "Embedding content packs"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
