#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# One command that tests everything. The last line is "N passed, N failed".
set -eu

usage ()
{
  cat <<'TEXT'
Usage: sh tests/run.sh [--quick]

Installs what is missing, builds Pansuk in build-tests/, runs every test, and
runs the tests without a window once more with the address and undefined
behaviour sanitizers from build-sanitize/. The last line is "N passed, N failed";
the exit status is 0 only when something passed and nothing failed.

  --quick  leave the sanitizers out
  --help   show this text
TEXT
}

quick=no
for argument in "$@"; do
  case $argument in
    --help|-h) usage; exit 0 ;;
    --quick) quick=yes ;;
    *) usage >&2; exit 2 ;;
  esac
done

top=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
plain=$top/build-tests
sanitize=$top/build-sanitize
export LC_ALL=C.UTF-8

sh "$top/src/install-packages.sh" --test

# No test sees or leaves anything in the folders of who runs it.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 130' HUP INT TERM
mkdir -m 700 "$home/runtime"
export XDG_DATA_HOME="$home/data"
export XDG_CONFIG_HOME="$home/config"
export XDG_CACHE_HOME="$home/cache"
export XDG_RUNTIME_DIR="$home/runtime"
unset DISPLAY WAYLAND_DISPLAY LANGUAGE LANG

# The tests of the window wait for half their time.
processes=$(($(nproc) * 3 / 2))

# A test that fails is counted below: it does not end the run here.
failed=0

if [ ! -f "$plain/build.ninja" ]; then
  meson setup "$plain" "$top"
fi
ninja -C "$plain"
rm -f "$plain"/meson-logs/testlog*
meson test -C "$plain" --no-rebuild --print-errorlogs --num-processes $processes \
  --timeout-multiplier 2 || failed=1

if [ "$quick" = no ]; then
  if [ ! -f "$sanitize/build.ninja" ]; then
    meson setup "$sanitize" "$top" -Db_sanitize=address,undefined -Db_lundef=false
  fi
  rm -f "$sanitize"/meson-logs/testlog*
  names=$(python3 "$top/tests/results.py" select "$sanitize" core photo report exchange cli)
  if [ -z "$names" ]; then
    echo "No test was found to run with the sanitizers." >&2
    exit 1
  fi
  # Only what these tests need is built: meson knows.
  # shellcheck disable=SC2086
  env ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 \
      LSAN_OPTIONS="suppressions=$top/tests/lsan.supp:print_suppressions=0" \
      UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    meson test -C "$sanitize" --print-errorlogs --timeout-multiplier 4 $names || failed=1
fi

if [ "$quick" = yes ]; then
  set -- "$plain"
else
  set -- "$plain" "$sanitize"
fi
python3 "$top/tests/results.py" count "$@" || failed=1
exit $failed
