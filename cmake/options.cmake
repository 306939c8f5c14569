# Compiler and linker options. Every target of ours calls sandtable_target(); programs for the web or node one more.
option(SANDTABLE_SANITIZE "Tests and fuzz targets with address and undefined-behaviour sanitizers; the first finding ends the program (needs clang)" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# What was compiled before is taken from the project's cache folder, whichever clone or build folder it was for.
include(cache_folder)
find_program(SANDTABLE_CCACHE ccache)
if(SANDTABLE_CCACHE)
  set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_DIR=${SANDTABLE_CACHE}/ccache" "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}"
    "CCACHE_NOHASHDIR=1" "CCACHE_MAXSIZE=2G" "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime")
  if(EMSCRIPTEN)
    # emcc hands the real work to clang: that is what is kept.
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher} "EM_COMPILER_WRAPPER=${SANDTABLE_CCACHE}")
  else()
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher} "${SANDTABLE_CCACHE}")
  endif()
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_C_COMPILER_LAUNCHER})
endif()

if(SANDTABLE_SANITIZE)
  # Tests and fuzz targets link the same objects.
  add_compile_options(-O1 -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN)
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
    set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")
  else()
    set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG")
    set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
    add_compile_options(-flto)
    # At the end functions are inlined only where that makes the program smaller, and equal ones are there once.
    add_link_options(-flto -Oz -Wl,-mllvm,-inline-threshold=-60 -Wl,-mllvm,-enable-merge-functions)
  endif()
endif()

# No exceptions and no type information: 15 KB less to download, and errors are values (core/base/result.h).
set(SANDTABLE_NO_EXCEPTIONS $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)

# What nearly every file includes, compiled once. The builds for tests share the templates' code, too (core/precompiled.h);
# the others compile every file to exactly what it is without this.
if(SANDTABLE_SANITIZE)
  set(SANDTABLE_HEADERS <core/precompiled.h>)
else()
  set(SANDTABLE_HEADERS <algorithm> <functional> <map> <memory> <optional> <string> <string_view> <vector> <nlohmann/json.hpp>)
  set(CMAKE_PCH_INSTANTIATE_TEMPLATES OFF)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # What the compiler cache brings back is older or newer than the headers of this clone.
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

# sandtable_target(NAME [EXCEPTIONS] [HEADERS HEADER... | HEADERS_OF TARGET]): warnings are errors; exceptions only where asked
# for (the CLI, for CLI11). Precompiled headers are those of core, or those of TARGET, which has HEADERS besides.
function(sandtable_target name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "EXCEPTIONS" "HEADERS_OF" "HEADERS")
  if(arg_EXCEPTIONS OR arg_HEADERS OR name STREQUAL "core")
    foreach(header IN LISTS SANDTABLE_HEADERS arg_HEADERS)
      # Commas and angle brackets are the generator expressions' own.
      string(REPLACE ">" "$<ANGLE-R>" header "${header}")
      target_precompile_headers(${name} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${header}>")
    endforeach()
  elseif(arg_HEADERS_OF)
    target_precompile_headers(${name} REUSE_FROM ${arg_HEADERS_OF})
  else()
    target_precompile_headers(${name} REUSE_FROM core)
  endif()
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees overlapping and endless copies in its own std::string operator+ (bug 105651). Clang checks the same code.
    target_compile_options(${name} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds>"
      # … and calls members missing that have their default in the declaration (designated initializers).
      -Wno-missing-field-initializers)
  endif()
  if(arg_EXCEPTIONS)
    # The core has no type information for the virtual-table check to compare with.
    if(SANDTABLE_SANITIZE)
      target_compile_options(${name} PRIVATE -fno-sanitize=vptr)
    endif()
  else()
    target_compile_options(${name} PRIVATE ${SANDTABLE_NO_EXCEPTIONS})
  endif()
  if(EMSCRIPTEN)
    # EM_JS and EM_ASM are built on these two.
    target_compile_options(${name} PRIVATE -Wno-dollar-in-identifier-extension -Wno-gnu-zero-variadic-macro-arguments
      -Wno-missing-designated-field-initializers)
  endif()
endfunction()

# sandtable_third_party(NAME): no warnings, and its headers count as system headers.
function(sandtable_third_party name)
  target_compile_options(${name} PRIVATE -w ${SANDTABLE_NO_EXCEPTIONS})
endfunction()

# sandtable_web_program(NAME): an ES module and its .wasm for the page, as small as they get.
function(sandtable_web_program name)
  set_target_properties(${name} PROPERTIES SUFFIX ".mjs" RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  target_link_options(${name} PRIVATE
    -fno-exceptions -fno-rtti
    -sFILESYSTEM=0 -sMALLOC=emmalloc -sENVIRONMENT=web
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=create_app
    -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB
    --no-entry                     # the page calls what it needs
    -sDYNAMIC_EXECUTION=0          # the page's security policy forbids eval
    -sINCOMING_MODULE_JS_API=onAbort,instantiateWasm
    -sSUPPORT_ERRNO=0 -sSUPPORT_LONGJMP=0)
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(${name} PRIVATE -sASSERTIONS=1 -g)
  else()
    # Binaryen lays out the control flow once more from scratch, and tries orders of the locals: 1.7 KB less to download.
    target_link_options(${name} PRIVATE -sASSERTIONS=0 -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=150,--flatten,--rereloop,-Oz,-Oz,--coalesce-locals-learning,--reorder-locals
      # web/parts.mjs takes the program apart by the names of its functions and leaves them behind; a view that were inlined
      # where it is called would be in the first part with it.
      --profiling-funcs -Wl,--no-demangle
      # … and what nothing but a later part reads, by what this says of where it lies.
      "-Wl,-Map=${PROJECT_BINARY_DIR}/${name}.map")
    find_program(SANDTABLE_WASM_SPLIT wasm-split HINTS "${EMSCRIPTEN_ROOT_PATH}/../bin" "${EMSCRIPTEN_ROOT_PATH}/../../bin"
      NO_CMAKE_FIND_ROOT_PATH)
  endif()
endfunction()

# sandtable_node_program(NAME): a program for node that reads the machine's files, for tests.
function(sandtable_node_program name)
  set_target_properties(${name} PROPERTIES SUFFIX ".cjs" RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  # The same stack as the product, so that recursion that would break it there breaks the test here.
  target_link_options(${name} PRIVATE
    -fno-exceptions -fno-rtti -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB -sEXIT_RUNTIME=1)
endfunction()
