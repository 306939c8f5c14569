#!/bin/sh
# Runs the tests.   Usage: sh tests/run.sh [NAME...]   (see --help)
set -u

all="packs core wasm ui size browser engines fuzz"
usage() {
  cat <<'END'
Usage: sh tests/run.sh [NAME...]

Without a name: everything but bench. Names:
  packs    content packs, schemas, frozen plans, layers, file sizes, encryption, the static server
  core     the core, natively with address and undefined-behaviour sanitizers, and the command-line program
  wasm     the same core tests as WebAssembly under node
  ui       widgets and views on the null platform, with the sanitizers
  size     what a first visit downloads, against the budget
  browser  the page in Chromium, through its accessible elements
  engines  the essential tour in Firefox and in WebKit, Safari's engine
  fuzz     each fuzz target for FUZZ_SECONDS (10; more in long runs), beginning as FUZZ_SEED (1) says; FUZZ_SEED=0: another way each time
  bench    timings against the budgets and against SurveyJS (slow; only when named)

Logs are in build/logs/. The last line is the sum: N passed, N failed.
END
}

cd "$(dirname -- "$0")/.." || exit 1
for name in "$@"; do
  case "$name" in
    packs | core | wasm | ui | size | browser | engines | fuzz | bench) ;;
    --help | -h) usage; exit 0 ;;
    *) printf 'tests: unknown name: %s\n\n' "$name" >&2; usage >&2; exit 2 ;;
  esac
done
[ $# -gt 0 ] || set -- $all

logs=build/logs
mkdir -p "$logs"
total_passed=0
total_failed=0
site_built=""

setup() { sh cmake/setup.sh "$@"; }

# build PRESET TARGET...: the compiler's chatter is shown only when it fails.
build() {
  preset=$1
  shift
  cmake --preset "$preset" && cmake --build --preset "$preset" --target "$@"
}

build_site() {
  [ -z "$site_built" ] || return 0
  sh web/run.sh --build-only || return 1
  site_built=1
}

# Each part prints its own summary lines; count_results understands these two:
#   [doctest] test cases: 12 | 12 passed | 0 failed | 0 skipped
#   12 passed, 0 failed
part_packs() {
  setup npm-tests || return 1
  status=0
  node tests/packs.mjs || status=1
  node tests/crypto.mjs || status=1
  node tests/serve.mjs || status=1
  return "$status"
}
# in_halves CASES PROGRAM...: a doctest program twice, side by side: the cases that CASES names, and all others.
in_halves() {
  cases=$1
  shift
  "$@" -tc="$cases" >"$logs/half.log" 2>&1 &
  half=$!
  "$@" -tce="$cases"
  halves=$?
  wait "$half" || halves=1
  cat "$logs/half.log"
  return "$halves"
}
# What takes half of the time.
slow_core='memory*,plan:*'
slow_ui='mix*'
part_core() {
  setup build libs clang && build native-asan test_core sandtable || return 1
  # Side by side; a failed program must not hide the other's results.
  SANDTABLE_CLI=build/asan/sandtable node tests/cli/run.mjs hostile aggregate recipes >"$logs/cli-1.log" 2>&1 &
  first=$!
  SANDTABLE_CLI=build/asan/sandtable node tests/cli/run.mjs commands robustness >"$logs/cli-2.log" 2>&1 &
  second=$!
  build/asan/test_core
  status=$?
  wait "$first" || status=1
  wait "$second" || status=1
  cat "$logs/cli-1.log" "$logs/cli-2.log"
  return "$status"
}
part_wasm() { setup build toolchain libs && build wasm-release test_core && in_halves "$slow_core" node build/web/test_core.cjs; }
part_ui() { setup build libs clang && build native-asan test_ui && in_halves "$slow_ui" build/asan/test_ui; }
part_size() { build_site && setup npm-tests && node tests/size.mjs; }
part_browser() {
  setup npm-web npm-tests browser && build_site || return 1
  # Links and codes are compared with what the command-line program says.
  setup build libs clang && build native-asan sandtable || return 1
  # With tests/browser/host among them.
  SANDTABLE_CLI=build/asan/sandtable node tests/browser/run.mjs
}
part_engines() { setup npm-web browsers && build_site && node tests/engines/run.mjs; }
# fuzz_target PROGRAM: writes what it says and how it ended to build/logs/fuzz_*.log and .status.
fuzz_target() {
  target=$(basename "$1")
  corpus="build/fuzz/corpus/$target"
  findings="build/fuzz/findings/$target"
  mkdir -p "$corpus" "$findings"
  seeds="tests/fixtures/fuzz/${target#fuzz_}"
  [ -d "$seeds" ] || seeds=""
  # shellcheck disable=SC2086  # no seeds must vanish
  "$1" -max_total_time="${FUZZ_SECONDS:-10}" -seed="${FUZZ_SEED:-1}" -timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=64 -print_final_stats=1 \
    -artifact_prefix="$findings/" -dict=tests/fuzz/words.dict "$corpus" $seeds >"$logs/$target.log" 2>&1
  echo $? >"$logs/$target.status"
}
part_fuzz() {
  setup build libs clang && build native-asan fuzz_targets || return 1
  programs=$(find build/asan -maxdepth 1 -type f -perm -u+x -name 'fuzz_*' | sort)
  running=0
  for program in $programs; do
    rm -f "$logs/$(basename "$program").status"
    fuzz_target "$program" &
    running=$((running + 1))
    [ $((running % 2)) -ne 0 ] || wait
  done
  wait
  fuzz_passed=0
  fuzz_failed=0
  for program in $programs; do
    target=$(basename "$program")
    echo "--- $target, see $logs/$target.log"
    if [ "$(cat "$logs/$target.status")" = 0 ]; then
      fuzz_passed=$((fuzz_passed + 1))
      grep '^Done' "$logs/$target.log"
    else
      fuzz_failed=$((fuzz_failed + 1))
      tail -n 40 "$logs/$target.log"
      echo "$target failed; the input is in build/fuzz/findings/$target/"
    fi
  done
  echo "$fuzz_passed passed, $fuzz_failed failed"
  [ "$fuzz_failed" = 0 ]
}
part_bench() {
  setup build libs npm-tests browser && build_site && build wasm-release bench_mix && build native-release sandtable bench_core bench_mix \
    && node tests/bench/bench.mjs
}

# count_results LOG: sets passed and failed from the summary lines in it.
count_results() {
  # Sanitizers and terminals may leave colour codes in the log.
  counts=$(sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    /^\[doctest\] test cases:/ { split($0, part, "|"); split(part[2], p, " "); split(part[3], f, " "); passed += p[1]; failed += f[1] }
    /^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3 }
    END { print passed + 0, failed + 0 }')
  passed=${counts% *}
  failed=${counts#* }
}

trap 'printf "\ntests: interrupted\n" >&2; exit 130' INT TERM
for name in "$@"; do
  log="$logs/$name.log"
  started=$(date +%s)
  printf '== %s\n' "$name"
  if [ "$name" = bench ]; then
    # Its table is what one runs it for.
    { part_bench; echo $? >"$logs/$name.status"; } 2>&1 | tee "$log"
    status=$(cat "$logs/$name.status")
  else
    "part_$name" >"$log" 2>&1 </dev/null
    status=$?
  fi
  count_results "$log"
  # A crash, a failed build or a run without a single test must never look like success.
  reason=""
  if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1
    reason=" (ended with status $status)"
  elif [ $((passed + failed)) -eq 0 ]; then
    failed=1
    reason=" (no test was run)"
  fi
  if [ "$failed" -gt 0 ]; then
    [ "$name" = bench ] || tail -n 150 "$log"
    printf '== %s FAILED%s: %s passed, %s failed; all of it is in %s\n' "$name" "$reason" "$passed" "$failed" "$log"
  else
    [ "$name" != size ] || grep -v '^setup:\|^run:\|^\[' "$log"
    printf '== %s: %s passed in %s s\n' "$name" "$passed" $(($(date +%s) - started))
  fi
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
done
printf '%s passed, %s failed\n' "$total_passed" "$total_failed"
[ "$total_failed" -eq 0 ]
