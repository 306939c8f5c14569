# sandtable_ui_keys(TARGET): <build folder of the target>/generated/ui_keys.inc, a line `"key",` for each text of
# assets/en/ui.json and, behind them, of workshop_ui.json in the order of the files. src/core/words/key.h makes numbers of them;
# web/build.mjs sends the texts in the same order. Written again when they change, and only touched when a key does.
function(sandtable_ui_keys target)
  set(keys "")
  foreach(name ui workshop_ui)
    set(file "${PROJECT_SOURCE_DIR}/assets/en/${name}.json")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(READ "${file}" json)
    # One text a line, keys as its schema says (tests/packs.mjs checks both); so no key holds a semicolon.
    string(REGEX MATCHALL "\n  \"[a-z0-9_.]+\": " matches "${json}")
    foreach(match IN LISTS matches)
      string(REGEX REPLACE "^\n  (\"[a-z0-9_.]+\"): $" "\\1,\n" line "${match}")
      string(APPEND keys "${line}")
    endforeach()
  endforeach()
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/generated/ui_keys.inc" CONTENT "${keys}" @ONLY)
  target_include_directories(${target} PUBLIC "${CMAKE_CURRENT_BINARY_DIR}/generated")
endfunction()
