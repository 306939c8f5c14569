#!/bin/sh
# Sets up everything, builds the page and serves it.   Usage: see --help
set -eu

usage() {
  cat <<'END'
Usage: sh web/run.sh [--port N] [--build-only | --profile-first-part] [--release | --debug]

Sets up what is missing, builds Sandtable and serves it at http://localhost:8080.

  --port N      serve on another port
  --build-only  build and stop; the site to deploy is in build/web/dist/
  --profile-first-part
                build, measure in Chromium what the first screens run and draw, write web/first_part.txt and
                web/first_glyphs.json, and build again with them
  --release     small and fast (the default)
  --debug       with assertions and source maps, in build/web-debug/dist/
  --help        this text
END
}

port=8080
mode=release
build_only=""
measure=""
while [ $# -gt 0 ]; do
  case "$1" in
    --port)
      [ $# -ge 2 ] || { usage >&2; exit 2; }
      port=$2
      shift
      ;;
    --port=*) port=${1#--port=} ;;
    --build-only) build_only=1 ;;
    --profile-first-part) measure=1 ;;
    --release) mode=release ;;
    --debug) mode=debug ;;
    --help | -h) usage; exit 0 ;;
    *) printf 'run: unknown option: %s\n\n' "$1" >&2; usage >&2; exit 2 ;;
  esac
  shift
done
case "$port" in
  '' | *[!0-9]* | ??????*) printf 'run: not a port number: %s\n\n' "$port" >&2; usage >&2; exit 2 ;;
esac

if [ -n "$measure" ] && [ "$mode" = debug ]; then
  printf 'run: the first part is measured with the release build\n' >&2
  exit 2
fi

cd "$(dirname -- "$0")/.."
sh cmake/setup.sh build toolchain libs npm-web
if [ "$mode" = debug ]; then folder=build/web-debug; else folder=build/web; fi
mkdir -p build/logs
if ! cmake --preset "wasm-$mode" >build/logs/configure.log 2>&1; then
  cat build/logs/configure.log >&2
  printf '\nrun: configuring failed; the lines above say why\n' >&2
  exit 1
fi
echo "run: compiling"
cmake --build --preset "wasm-$mode" --target app_web
if [ -n "$measure" ]; then
  sh cmake/setup.sh npm-tests browser
  node tests/first_part.mjs
  build_only=1
fi
if [ "$mode" = debug ]; then node web/build.mjs --debug; else node web/build.mjs; fi
if [ -n "$build_only" ]; then
  echo "run: the site is in $folder/dist/"
  exit 0
fi
exec node web/serve.mjs --port "$port" --dir "$folder/dist"
