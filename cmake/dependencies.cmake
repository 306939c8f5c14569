# Third-party libraries, each a target dep_<name>. Their sources come from SANDTABLE_DEPS, a folder with the subfolders
# imgui/ libunibreak/ qr-code-generator/ zlib/ pugixml/ nlohmann-json/ doctest/ cli11/; from what `sh cmake/setup.sh libs` unpacked; or
# else from upstream at the tags below (FetchContent). The same copies serve the native and the web build.
include(cache_folder)
include(FetchContent)

set(SANDTABLE_LIBS "${SANDTABLE_CACHE}/libs-2")  # as in setup.sh
# A build folder remembers where it found them; one from before the list grew looks again.
get_filename_component(SANDTABLE_DEPS_PARENT "${SANDTABLE_DEPS}" DIRECTORY)
if(SANDTABLE_DEPS_PARENT STREQUAL SANDTABLE_CACHE)
  unset(SANDTABLE_DEPS CACHE)
endif()
if(NOT DEFINED SANDTABLE_DEPS AND EXISTS "${SANDTABLE_LIBS}")
  set(SANDTABLE_DEPS "${SANDTABLE_LIBS}")
endif()
set(SANDTABLE_DEPS "${SANDTABLE_DEPS}" CACHE PATH "Folder with the sources of the libraries; empty: fetch them from upstream")

# sandtable_source(NAME REPOSITORY TAG): sets NAME_source to the library's folder.
function(sandtable_source name repository tag)
  if(SANDTABLE_DEPS)
    if(NOT EXISTS "${SANDTABLE_DEPS}/${name}")
      message(FATAL_ERROR "${SANDTABLE_DEPS} has no ${name}/. Run:  sh cmake/setup.sh libs")
    endif()
    set(${name}_source "${SANDTABLE_DEPS}/${name}" PARENT_SCOPE)
  else()
    # SOURCE_SUBDIR names nothing on purpose: the sources are wanted, not upstream's build files.
    FetchContent_Declare(${name} GIT_REPOSITORY "${repository}" GIT_TAG "${tag}" GIT_SHALLOW ON SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    set(${name}_source "${${name}_SOURCE_DIR}" PARENT_SCOPE)
  endif()
endfunction()

sandtable_source(imgui https://github.com/ocornut/imgui.git v1.92.2b)
sandtable_source(libunibreak https://github.com/adah1972/libunibreak.git libunibreak_6_1)
sandtable_source(qr-code-generator https://github.com/nayuki/QR-Code-generator.git v1.8.0)
sandtable_source(zlib https://github.com/madler/zlib.git v1.3.2)
sandtable_source(pugixml https://github.com/zeux/pugixml.git v1.14)
sandtable_source(nlohmann-json https://github.com/nlohmann/json.git v3.11.3)

# Dear ImGui. Its options are ours: src/ui/imconfig.h.
add_library(dep_imgui STATIC
  "${imgui_source}/imgui.cpp"
  "${imgui_source}/imgui_draw.cpp"
  "${imgui_source}/imgui_widgets.cpp"
  "${imgui_source}/imgui_tables.cpp")
target_include_directories(dep_imgui SYSTEM PUBLIC "${imgui_source}")
target_include_directories(dep_imgui PUBLIC "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(dep_imgui PUBLIC "IMGUI_USER_CONFIG=\"ui/imconfig.h\"")
sandtable_third_party(dep_imgui)

# libunibreak: line breaking only (UAX #14).
add_library(dep_unibreak STATIC
  "${libunibreak_source}/src/eastasianwidthdef.c"
  "${libunibreak_source}/src/linebreak.c"
  "${libunibreak_source}/src/linebreakdata.c"
  "${libunibreak_source}/src/linebreakdef.c"
  "${libunibreak_source}/src/unibreakbase.c"
  "${libunibreak_source}/src/unibreakdef.c")
target_include_directories(dep_unibreak SYSTEM PUBLIC "${libunibreak_source}/src")
sandtable_third_party(dep_unibreak)

# QR-Code-generator: its C version, which takes buffers and says so when a text does not fit; the C++ one throws.
add_library(dep_qr STATIC "${qr-code-generator_source}/c/qrcodegen.c")
target_include_directories(dep_qr SYSTEM PUBLIC "${qr-code-generator_source}/c")
sandtable_third_party(dep_qr)

# zlib: inflating raw streams only. gzip, whose tables are larger than the rest, is left out.
add_library(dep_zlib STATIC
  "${zlib_source}/adler32.c"
  "${zlib_source}/inffast.c"
  "${zlib_source}/inflate.c"
  "${zlib_source}/inftrees.c"
  "${zlib_source}/zutil.c")
target_include_directories(dep_zlib SYSTEM PUBLIC "${zlib_source}")
target_compile_definitions(dep_zlib PRIVATE NO_GZIP)
sandtable_third_party(dep_zlib)

# pugixml without XPath and streams, in its form that takes little memory.
add_library(dep_pugixml STATIC "${pugixml_source}/src/pugixml.cpp")
target_include_directories(dep_pugixml SYSTEM PUBLIC "${pugixml_source}/src")
target_compile_definitions(dep_pugixml PUBLIC PUGIXML_COMPACT PUGIXML_NO_XPATH PUGIXML_NO_STL PUGIXML_NO_EXCEPTIONS)
sandtable_third_party(dep_pugixml)

# nlohmann/json without exceptions everywhere, the command-line program too: one set of options, one set of symbols.
add_library(dep_json INTERFACE)
target_include_directories(dep_json SYSTEM INTERFACE "${nlohmann-json_source}/include")
target_compile_definitions(dep_json INTERFACE JSON_NOEXCEPTION)

if(NOT EMSCRIPTEN)
  sandtable_source(cli11 https://github.com/CLIUtils/CLI11.git v2.6.1)
  add_library(dep_cli11 INTERFACE)
  target_include_directories(dep_cli11 SYSTEM INTERFACE "${cli11_source}/include")
endif()

sandtable_source(doctest https://github.com/doctest/doctest.git v2.5.3)
add_library(dep_doctest INTERFACE)
# The package has include/doctest/doctest.h, upstream's repository doctest/doctest.h.
if(EXISTS "${doctest_source}/include/doctest/doctest.h")
  target_include_directories(dep_doctest SYSTEM INTERFACE "${doctest_source}/include")
else()
  target_include_directories(dep_doctest SYSTEM INTERFACE "${doctest_source}")
endif()
target_compile_definitions(dep_doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
