#!/bin/sh
# Sets up what Sandtable is built and tested with.   Usage: sh cmake/setup.sh GROUP...   (see --help)
#
# Everything that is unpacked goes to ${XDG_CACHE_HOME:-~/.cache}/sandtable/<name>-<version>/, shared by all clones. A folder
# there is complete or absent: it is made under a temporary name and renamed at the end. The system itself is changed only
# through `apt-get install` of the packages that are named before it runs.
set -eu

EMSCRIPTEN_VERSION=6.0.5
EMCC_MINIMUM_MAJOR=4
LIBS_VERSION=2                 # raise when the list in unpack_libs changes, here and in dependencies.cmake
TOOLCHAIN_NAME="emscripten-$EMSCRIPTEN_VERSION"
SYSTEM_LIBRARIES_NAME="emscripten-libraries-$EMSCRIPTEN_VERSION"   # emscripten's own cache, compiled here
LIBS_NAME="libs-$LIBS_VERSION"

project=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/sandtable"
apt_folder="${SANDTABLE_APT_DIR:-/etc/apt}"    # where the machine's mirror is looked up; tests point it elsewhere
scratch=""

usage() {
  cat <<'END'
Usage: sh cmake/setup.sh GROUP...

Groups:
  build      compiler, cmake, ninja, node, python3, and ccache, which keeps what was compiled in ~/.cache/sandtable/ccache
             (Debian packages, only when missing)
  toolchain  Emscripten, unless an emcc of version 4 or newer is on the PATH
  libs       sources of Dear ImGui, libunibreak, QR-Code-generator, zlib, pugixml, nlohmann/json, doctest, CLI11
  npm-web    npm packages of web/ (esbuild, icons)
  npm-tests  npm packages of tests/ (playwright-core, axe-core, ajv ...)
  npm        both of these
  browser    Debian's chromium and a Chinese font, for the browser tests
  browsers   Firefox ESR and WebKit under Xvfb, and a Chinese font, for the essential tour
  clang      clang with its sanitizers and libFuzzer, for the native tests
  all        everything above

  --paths    print where the toolchain and the libraries are, and set up nothing
  --help     this text

Running it again is quick and downloads nothing. An interrupted set-up is started again from scratch for its last step only.
END
}

say() { printf '%s\n' "setup: $*"; }

fail() {
  printf '\nsetup: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '       %s\n' "$line" >&2; done
  exit 1
}

clean_up() {
  status=$?
  trap - EXIT
  [ -z "$scratch" ] || rm -rf "$scratch"
  [ -z "${lock_folder:-}" ] || rm -rf "$lock_folder"
  exit "$status"
}
trap clean_up EXIT
trap 'printf "\nsetup: interrupted; run the same command again, finished steps are kept\n" >&2; exit 130' INT
trap 'printf "\nsetup: stopped; run the same command again, finished steps are kept\n" >&2; exit 143' TERM HUP

# --- one set-up at a time -----------------------------------------------------------------------------------------------

locked=""
take_lock() {
  [ -z "$locked" ] || return 0
  mkdir -p "$cache" 2>/dev/null || fail "cannot create the folder $cache" "Set XDG_CACHE_HOME to a folder you may write to, then run again."
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$cache/lock"
    if ! flock -n 9; then
      say "another set-up is running; waiting for it"
      flock 9
    fi
  else
    # No flock (macOS): a folder with the owner's process number; one left by a dead owner is taken over.
    while ! mkdir "$cache/lock.d" 2>/dev/null; do
      owner=$(cat "$cache/lock.d/pid" 2>/dev/null || echo "")
      if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$cache/lock.d"; continue; fi
      [ -n "${told:-}" ] || say "another set-up is running; waiting for it"
      told=1
      sleep 1
    done
    lock_folder="$cache/lock.d"
    echo $$ >"$lock_folder/pid"
  fi
  locked=1
  # Whatever an interrupted run left is ours to remove now: nobody else holds the lock.
  rm -rf "$cache"/*.partial.*
}

# new_scratch NAME: an empty folder beside its later place, so that the final rename is atomic.
new_scratch() {
  scratch="$cache/$1.partial.$$"
  rm -rf "$scratch"
  mkdir -p "$scratch"
}

finish_scratch() {  # FOLDER NAME: moves FOLDER to its final name
  rm -rf "${cache:?}/$2"
  mv "$1" "$cache/$2"
  rm -rf "$scratch"
  scratch=""
}

need_space() {  # MEGABYTES WHAT
  free_mb=$(df -Pk "$cache" | awk 'NR==2 {print int($4 / 1024)}')
  [ "$free_mb" -ge "$1" ] || fail "not enough disk space for $2: $1 MB are needed in $cache, $free_mb MB are free." \
    "Free some space or set XDG_CACHE_HOME to a folder on another disk, then run again."
}

# explain LOG WHAT: says in plain words why a download or unpacking step failed.
explain() {
  if grep -qiE 'no space left|ENOSPC|not enough free space' "$1"; then
    fail "the disk is full ($2)." "Free about 2 GB in $cache, then run the same command again."
  elif grep -qiE 'hash sum mismatch|NO_PUBKEY|is not signed|invalid signature|size mismatch|unexpected size|File has unexpected|EINTEGRITY|BADSIG' "$1"; then
    fail "a download was broken or its signature did not fit ($2); it was thrown away." "Run the same command again." \
      "If it happens again, the mirror is being updated: try in an hour."
  elif grep -qiE 'could not resolve|temporary failure|could not connect|cannot initiate|network is unreachable|connection (failed|refused|timed out|reset)|unable to connect|timed out|EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH' "$1"; then
    fail "no network: the package server could not be reached ($2)." "Connect to the network (or set the proxy for apt and npm), then run the same command again."
  fi
  printf '\n' >&2
  tail -n 15 "$1" >&2
  fail "$2 failed; the lines above say why." "Nothing half-done was kept: run the same command again when the cause is gone."
}

# --- Debian packages on this system ---------------------------------------------------------------------------------------

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

install_packages() {  # REASON PACKAGE...
  reason=$1
  shift
  [ $# -gt 0 ] || return 0
  command -v apt-get >/dev/null 2>&1 || fail "these are missing: $* ($reason)." "Install them with this system's package manager, then run again."
  if [ "$(id -u)" = 0 ]; then as_root=""
  elif command -v sudo >/dev/null 2>&1; then as_root="sudo"
  else fail "these Debian packages are missing: $* ($reason)." "Ask an administrator to run:  apt-get install $*" "then run the same command again."
  fi
  take_lock
  say "installing Debian packages ($reason): $*"
  log="$cache/apt-install.log"
  apt_install() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 "$@" >"$log" 2>&1 </dev/null; }
  if ! apt_install "$@"; then
    say "refreshing apt's package lists"
    $as_root apt-get update -o APT::Update::Error-Mode=any >"$log" 2>&1 </dev/null || explain "$log" "apt-get update"
    apt_install "$@" || explain "$log" "apt-get install $*"
  fi
}

# add_if_no_command COMMAND PACKAGE: appends PACKAGE to $missing.
add_if_no_command() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }

setup_build() {
  missing=""
  add_if_no_command cmake cmake
  add_if_no_command ninja ninja-build
  add_if_no_command g++ g++
  add_if_no_command python3 python3
  add_if_no_command node nodejs
  add_if_no_command npm npm
  # One can build without the compiler cache: nobody is asked to install it who cannot do so.
  if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1; }; then
    add_if_no_command ccache ccache
  fi
  # shellcheck disable=SC2086  # a list of words on purpose
  install_packages "to build" $missing
  node_major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
  [ "$node_major" -ge 18 ] || fail "node $node_major is too old: 18 or newer is needed." "Install a newer Node.js, then run again."
  say "build tools ready"
}

setup_clang() {
  missing=""
  add_if_no_command clang++ clang
  if [ -z "$missing" ] && ! ls "$(clang++ -print-resource-dir)"/lib/*/libclang_rt.fuzzer* >/dev/null 2>&1 \
    && ! ls "$(clang++ -print-runtime-dir 2>/dev/null)"/libclang_rt.fuzzer* >/dev/null 2>&1; then
    missing="libclang-rt-dev"
  elif [ -n "$missing" ]; then
    missing="$missing libclang-rt-dev"
  fi
  # shellcheck disable=SC2086
  install_packages "for the native tests" $missing
  say "compiler with sanitizers ready"
}

setup_browser() {
  missing=""
  add_if_no_command chromium chromium
  if command -v dpkg-query >/dev/null 2>&1; then
    installed fonts-noto-cjk || missing="$missing fonts-noto-cjk"
  fi
  # shellcheck disable=SC2086
  install_packages "for the browser tests" $missing
  say "browser ready"
}

setup_browsers() {
  missing=""
  for package in firefox-esr webkit2gtk-driver xvfb libegl-mesa0 libgl1-mesa-dri fonts-noto-cjk; do
    installed "$package" || missing="$missing $package"
  done
  # shellcheck disable=SC2086
  install_packages "for the tour on Firefox and WebKit" $missing
  say "further browsers ready"
}

# --- packages of a newer Debian, unpacked into a folder of their own ---------------------------------------------------------

# The address of the Debian mirror that this machine itself uses (never written into the repository).
machine_mirror() {
  {
    for file in "$apt_folder"/sources.list.d/*.sources; do
      [ -f "$file" ] || continue
      awk 'BEGIN { RS = ""; FS = "\n" }
        { uris = ""; components = ""; enabled = 1; binary = 0
          for (i = 1; i <= NF; i++) {
            if ($i ~ /^#/) continue
            if ($i ~ /^URIs:/) { uris = $i; sub(/^URIs:[ \t]*/, "", uris) }
            if ($i ~ /^Components:/) components = $i
            if ($i ~ /^Types:.*deb/) binary = 1
            if ($i ~ /^Enabled:[ \t]*(no|false)/) enabled = 0
          }
          if (enabled && binary && components ~ /[ \t]main/) { split(uris, u, /[ \t]+/); print u[1] }
        }' "$file"
    done
    for file in "$apt_folder"/sources.list "$apt_folder"/sources.list.d/*.list; do
      [ -f "$file" ] || continue
      sed -n 's/^deb[ \t]*\(\[[^]]*\]\)\{0,1\}[ \t]*\([^ \t]*\)[ \t].*[ \t]main.*/\2/p' "$file"
    done
  } | grep -vE 'security|^cdrom:' | { grep -E '/debian/?$|^mirror\+' || true; } | head -n 1
}

archive_keyring() {
  for keyring in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
    [ ! -f "$keyring" ] || { echo "$keyring"; return; }
  done
}

# newer_apt COMMAND ARGUMENT...: apt with its own sources, lists and an empty idea of what is installed.
newer_apt() {
  tool=$1
  shift
  "$tool" -q -o Dir::Etc::SourceList="$apt_state/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
    -o Dir::State::Lists="$apt_state/lists" -o Dir::State::Status="$apt_state/status" -o Dir::Cache="$apt_state/cache" \
    -o APT::Sandbox::User="$(id -un)" -o APT::Update::Error-Mode=any -o APT::Install-Recommends=false \
    -o Acquire::Retries=2 -o Acquire::http::Timeout=30 -o Acquire::Languages=none "$@" </dev/null
}

# prepare_newer_apt: package lists of the suites the toolchain and the libraries come from, inside the scratch folder.
prepare_newer_apt() {
  command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1 || fail "this is not a Debian system." "$1"
  mirror=$(machine_mirror)
  [ -n "$mirror" ] || fail "no Debian mirror found in the apt configuration of this machine." "$1"
  keyring=$(archive_keyring)
  [ -n "$keyring" ] || { install_packages "to check signatures" debian-archive-keyring; keyring=$(archive_keyring); }
  apt_state="$scratch/apt"
  mkdir -p "$apt_state/lists/partial" "$apt_state/cache/archives/partial"
  : >"$apt_state/status"
  {
    echo "deb [signed-by=$keyring] $mirror forky main"
    echo "deb-src [signed-by=$keyring] $mirror forky main"
    # libunibreak is taken from the suite before: see setup_libs.
    [ "$2" != with-trixie ] || echo "deb-src [signed-by=$keyring] $mirror trixie main"
  } >"$apt_state/sources.list"
  say "  reading the package lists of Debian forky"
  newer_apt apt-get update >"$scratch/log" 2>&1 || explain "$scratch/log" "reading the package lists"
}

download_packages() {  # FOLDER PACKAGE...
  folder=$1
  shift
  mkdir -p "$folder"
  (cd "$folder" && newer_apt apt-get download "$@") >"$scratch/log" 2>&1 || explain "$scratch/log" "downloading packages"
}

# download_source PACKAGE[=VERSION] FOLDER: only the upstream archive, checked against the signed index.
download_source() {
  newer_apt apt-get source --print-uris --download-only "$1" >"$scratch/uris" 2>"$scratch/log" || explain "$scratch/log" "looking up the source of $1"
  line=$(grep -E "\.orig\.tar\." "$scratch/uris" | head -n 1)
  # A line reads: 'address' file-name size HASH:digest
  address=$(echo "$line" | cut -d "'" -f 2)
  file=$(echo "$line" | awk '{print $2}')
  digest=$(echo "$line" | awk '{print $4}')
  [ -n "$file" ] && [ -n "$digest" ] || fail "the source of $1 is not on the mirror." "Run again later, or build with -DSANDTABLE_DEPS=<folder> (see cmake/dependencies.cmake)."
  newer_apt /usr/lib/apt/apt-helper download-file "$address" "$scratch/$file" "$digest" >"$scratch/log" 2>&1 || explain "$scratch/log" "downloading the source of $1"
  mkdir -p "$2"
  tar -xf "$scratch/$file" -C "$2" --strip-components=1 >"$scratch/log" 2>&1 || explain "$scratch/log" "unpacking $file"
}

# --- toolchain ---------------------------------------------------------------------------------------------------------------

emcc_on_path() {
  command -v emcc >/dev/null 2>&1 || return 1
  version=$(emcc --version 2>/dev/null | sed -n '1s/.* \([0-9][0-9]*\)\.[0-9][0-9.]*.*/\1/p')
  [ -n "$version" ] && [ "$version" -ge "$EMCC_MINIMUM_MAJOR" ]
}

# The packages of the 120 that emscripten depends on which a compile, link and optimise really start.
toolchain_packages='emscripten|binaryen|clang-[0-9]+|lld-[0-9]+|llvm-[0-9]+|libllvm[0-9]+|libclang-cpp[0-9]+|libclang-common-[0-9]+-dev|libz3-4|libbsd0|libmd0|libedit2|libffi[0-9]+|libgcc-s1|libstdc\+\+6|libc6|libtinfo6|libxml2-[0-9]+|libzstd1|zlib1g|node-acorn'

setup_toolchain() {
  if emcc_on_path; then
    say "using the emcc on the PATH: $(command -v emcc)"
    return 0
  fi
  if [ ! -d "$cache/$TOOLCHAIN_NAME" ]; then
    take_lock
    [ -d "$cache/$TOOLCHAIN_NAME" ] || unpack_toolchain
  fi
  if [ ! -d "$cache/$SYSTEM_LIBRARIES_NAME" ]; then
    take_lock
    [ -d "$cache/$SYSTEM_LIBRARIES_NAME" ] || build_system_libraries
  fi
  say "Emscripten ready: $cache/$TOOLCHAIN_NAME"
}

unpack_toolchain() {
  say "setting up Emscripten in $cache/$TOOLCHAIN_NAME (about 90 MB to download, a minute in all)"
  need_space 2000 "Emscripten"
  command -v patchelf >/dev/null 2>&1 || install_packages "to unpack Emscripten" patchelf
  command -v node >/dev/null 2>&1 && command -v python3 >/dev/null 2>&1 || setup_build
  new_scratch "$TOOLCHAIN_NAME"
  prepare_newer_apt "Install emsdk and put its emcc (version $EMCC_MINIMUM_MAJOR or newer) on the PATH, then run again." without-trixie
  newer_apt apt-get install --print-uris -y --no-install-recommends emscripten >"$scratch/uris" 2>"$scratch/log" || explain "$scratch/log" "looking up emscripten"
  packages=$(sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p" "$scratch/uris" | grep -xE "$toolchain_packages")
  found=$(sed -n "s/^'[^']*' emscripten_\([0-9.]*\).*/\1/p" "$scratch/uris")
  [ "$found" = "$EMSCRIPTEN_VERSION" ] || say "  note: the mirror has Emscripten $found instead of $EMSCRIPTEN_VERSION; using it"
  say "  downloading $(echo "$packages" | wc -l) packages"
  # shellcheck disable=SC2086
  download_packages "$scratch/packages" $packages
  say "  unpacking"
  root="$scratch/root"
  mkdir -p "$root/usr/lib" "$root/usr/bin"
  # Some packages still carry /lib and /lib64: these links bring everything under usr/, as on a real system.
  for name in lib lib64 bin; do mkdir -p "$root/usr/$name"; ln -s "usr/$name" "$root/$name"; done
  for package in "$scratch"/packages/*.deb; do
    # tar directly: unlike dpkg -x it keeps the three links above.
    { dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink --no-same-owner --exclude=./usr/share/doc \
      --exclude=./usr/share/man --exclude=./usr/share/locale --exclude=./usr/share/lintian; } >"$scratch/log" 2>&1 || explain "$scratch/log" "unpacking $(basename "$package")"
  done
  for name in clang wasm-ld llvm-ar llvm-nm llvm-objcopy; do
    ls "$root"/usr/lib/llvm-*/bin/$name >/dev/null 2>&1 || fail "the unpacked toolchain has no $name." "Run the same command again; if it stays so, put an emcc of your own on the PATH."
  done
  say "  adapting the programs to their new place"
  relocate_toolchain
  finish_scratch "$root" "$TOOLCHAIN_NAME"
}

# Programs of a newer Debian need its libc: give each its own loader and library path inside the final folder.
relocate_toolchain() {
  final="$cache/$TOOLCHAIN_NAME"
  llvm=$(basename "$(ls -d "$root"/usr/lib/llvm-*)")
  triple=$(basename "$(ls -d "$root"/usr/lib/*-linux-gnu)")
  # Only these of the hundred llvm programs are ever called by emcc.
  for program in "$root/usr/lib/$llvm/bin"/*; do
    case "$(basename "$program")" in
      clang | clang++ | clang-[0-9]* | clang-scan-deps | lld | wasm-ld | llvm-ar | llvm-ranlib | llvm-nm | llvm-objcopy | llvm-strip | llvm-dwarfdump | llvm-symbolizer | llvm-cxxfilt | llvm-size | llvm-dwp) ;;
      *) rm -f "$program" ;;
    esac
  done
  interpreter=$(basename "$(patchelf --print-interpreter "$root/usr/lib/$llvm/bin/lld")")
  rpath="$final/usr/lib/$triple:$final/usr/lib/$llvm/lib"
  for program in "$root/usr/lib/$llvm/bin"/* "$root"/usr/bin/wasm-*; do
    [ -f "$program" ] && [ ! -L "$program" ] || continue
    patchelf --set-interpreter "$final/usr/lib/$triple/$interpreter" --set-rpath "$rpath" "$program" >"$scratch/log" 2>&1 || explain "$scratch/log" "adapting $(basename "$program")"
  done
  for library in "$root/usr/lib/$triple"/lib*.so*; do
    [ -f "$library" ] && [ ! -L "$library" ] || continue
    case "$(basename "$library")" in libc.so* | libm.so* | libpthread* | libdl* | librt* | libresolv* | libnss* | libutil* | libanl* | libBrokenLocale* | libthread_db* | libnsl* | libc_malloc* | libmemusage* | libpcprofile*) continue ;; esac
    patchelf --set-rpath "$rpath" "$library" >"$scratch/log" 2>&1 || explain "$scratch/log" "adapting $(basename "$library")"
  done
  # emcc's JavaScript optimiser imports acorn, which Debian keeps in a folder only its own node searches.
  mv "$root/usr/share/nodejs" "$root/usr/share/emscripten/node_modules"
  # emcc reads the .emscripten beside it, so no environment variable is needed anywhere.
  cat >"$root/usr/share/emscripten/.emscripten" <<END
LLVM_ROOT = '$final/usr/lib/$llvm/bin'
BINARYEN_ROOT = '$final/usr'
NODE_JS = '$(command -v node)'
CACHE = '$cache/$SYSTEM_LIBRARIES_NAME'
END
}

# Compiles the system libraries of the release build, so that it does not look stuck. emcc compiles those of the tests and of
# the debug build by itself, when they are linked first.
build_system_libraries() {
  say "compiling Emscripten's system libraries (about 40 s)"
  need_space 500 "Emscripten's system libraries"
  new_scratch "$SYSTEM_LIBRARIES_NAME"
  emscripten="$cache/$TOOLCHAIN_NAME/usr/share/emscripten"
  mkdir "$scratch/cache"
  cat >"$scratch/try.cpp" <<'END'
#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <vector>
int main() {
  auto text = std::make_unique<std::string>(std::to_string(std::sqrt(2.0)));
  std::vector<std::string> list(3, *text);
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  glViewport(0, 0, static_cast<int>(emscripten_webgl_create_context("#c", &attributes)), 1);
  std::printf("%s %zu\n", list[0].c_str(), std::strlen(list[1].c_str()));
}
END
  nice env EM_CACHE="$scratch/cache" "$emscripten/em++" "$scratch/try.cpp" -o "$scratch/try.mjs" -std=c++20 -fno-rtti -fno-exceptions \
    -Oz -flto -sFILESYSTEM=0 -sMALLOC=emmalloc -sENVIRONMENT=web -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sMODULARIZE=1 -sEXPORT_ES6=1 -sALLOW_MEMORY_GROWTH=1 \
    -sGL_ENABLE_GET_PROC_ADDRESS=0 -sGL_TRACK_ERRORS=0 >"$scratch/log" 2>&1 || explain "$scratch/log" "compiling the system libraries"
  finish_scratch "$scratch/cache" "$SYSTEM_LIBRARIES_NAME"
}

# --- libraries ----------------------------------------------------------------------------------------------------------------

# The newest on the list: a folder that was unpacked before it came is unpacked anew.
have_libs() { [ -d "$cache/$LIBS_NAME/pugixml" ]; }

setup_libs() {
  if ! have_libs; then
    if ! command -v apt-get >/dev/null 2>&1; then
      say "no apt here: CMake fetches the libraries from upstream (cmake/dependencies.cmake)"
      return 0
    fi
    take_lock
    have_libs || unpack_libs
  fi
  say "libraries ready: $cache/$LIBS_NAME"
}

unpack_libs() {
  say "setting up the libraries' sources in $cache/$LIBS_NAME (about 5 MB)"
  need_space 200 "the libraries' sources"
  new_scratch "$LIBS_NAME"
  prepare_newer_apt "CMake can fetch the libraries from upstream instead: run cmake with -DSANDTABLE_DEPS= (empty)." with-trixie
  root="$scratch/root"
  mkdir -p "$root"
  say "  Dear ImGui, libunibreak, QR-Code-generator, zlib, pugixml"
  download_source imgui "$root/imgui"
  download_source qr-code-generator "$root/qr-code-generator"
  # forky's 8.0 is listed but its archive is missing on some mirrors; 6.1 does the same line breaking.
  download_source libunibreak=6.1-3 "$root/libunibreak"
  # Likewise 1.16: 1.14 reads the same.
  download_source pugixml=1.14-2 "$root/pugixml"
  download_source zlib "$root/zlib"
  say "  nlohmann/json, doctest, CLI11"
  download_packages "$scratch/packages" nlohmann-json3-dev doctest-dev libcli11-dev
  for pair in nlohmann-json3-dev:nlohmann-json doctest-dev:doctest libcli11-dev:cli11; do
    mkdir -p "$scratch/unpacked" "$root/${pair#*:}"
    dpkg-deb -x "$scratch/packages/${pair%%:*}"_*.deb "$scratch/unpacked" >"$scratch/log" 2>&1 || explain "$scratch/log" "unpacking ${pair%%:*}"
    mv "$scratch/unpacked/usr/include" "$root/${pair#*:}/include"
    rm -rf "$scratch/unpacked"
  done
  for file in imgui/imgui.cpp libunibreak/src/linebreak.c qr-code-generator/c/qrcodegen.c zlib/inflate.c pugixml/src/pugixml.cpp nlohmann-json/include/nlohmann/json.hpp doctest/include/doctest/doctest.h cli11/include/CLI/CLI.hpp; do
    [ -f "$root/$file" ] || fail "the unpacked libraries lack $file." "Run the same command again."
  done
  # Not compiled, and half of what was unpacked.
  rm -rf "$root/imgui/examples" "$root/imgui/docs" "$root/pugixml/docs" "$root/pugixml/tests" "$root/zlib/contrib" "$root/zlib/examples" "$root/zlib/doc"
  for language in cpp java java-fast python rust rust-no-heap typescript-javascript; do rm -rf "$root/qr-code-generator/$language"; done
  finish_scratch "$root" "$LIBS_NAME"
}

# --- npm ------------------------------------------------------------------------------------------------------------------------

setup_npm_in() {  # FOLDER (web or tests)
  folder="$project/$1"
  [ -f "$folder/package-lock.json" ] || fail "$1/package-lock.json is missing." "Is this a complete checkout? Try: git status"
  hash=$(cksum <"$folder/package-lock.json")
  stamp="$folder/node_modules/.sandtable-lock"
  if [ "$(cat "$stamp" 2>/dev/null || true)" != "$hash" ]; then
    command -v npm >/dev/null 2>&1 || setup_build
    take_lock
    if [ "$(cat "$stamp" 2>/dev/null || true)" != "$hash" ]; then
      need_space 300 "npm packages"
      say "installing the npm packages of $1/"
      log="$cache/npm-$1.log"
      (cd "$folder" && npm ci --no-audit --no-fund --ignore-scripts --fetch-retries=1 </dev/null) >"$log" 2>&1 || explain "$log" "npm ci in $1/"
      printf '%s\n' "$hash" >"$stamp"
    fi
  fi
  say "npm packages of $1/ ready"
}

# ------------------------------------------------------------------------------------------------------------------------------------

[ $# -gt 0 ] || { usage >&2; exit 2; }
for group in "$@"; do
  case "$group" in
    build | toolchain | libs | npm | npm-web | npm-tests | browser | browsers | clang | all) ;;
    --help | -h) usage; exit 0 ;;
    --paths)
      if emcc_on_path; then echo "toolchain=$(dirname "$(command -v emcc)")"; else echo "toolchain=$cache/$TOOLCHAIN_NAME/usr/share/emscripten"; fi
      echo "libs=$cache/$LIBS_NAME"
      exit 0
      ;;
    *) printf 'setup: unknown group: %s\n\n' "$group" >&2; usage >&2; exit 2 ;;
  esac
done
for group in "$@"; do
  case "$group" in
    build) setup_build ;;
    toolchain) setup_toolchain ;;
    libs) setup_libs ;;
    npm) setup_npm_in web; setup_npm_in tests ;;
    npm-web) setup_npm_in web ;;
    npm-tests) setup_npm_in tests ;;
    browser) setup_browser ;;
    browsers) setup_browsers ;;
    clang) setup_clang ;;
    all) setup_build; setup_toolchain; setup_libs; setup_npm_in web; setup_npm_in tests; setup_browser; setup_browsers; setup_clang ;;
  esac
done
