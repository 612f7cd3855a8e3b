#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# One command from a fresh Debian 12 to the sample book in its window.
set -eu

usage ()
{
  cat <<'TEXT'
Usage: sh src/run.sh [--terminal] [BOOK]

Installs what is missing, builds Pansuk in build/, and opens the sample book in
its window. The sample book is made when it is not there yet.

  --terminal  no window: print the quarter's ABCD table here and write a roster
              and the ABCD sheet as PDF. Without a display this is what happens.
  BOOK        open the book in this folder instead of the sample
  --help      show this text
TEXT
}

terminal=no
book=
for argument in "$@"; do
  case $argument in
    --help|-h) usage; exit 0 ;;
    --terminal) terminal=yes ;;
    -*) usage >&2; exit 2 ;;
    *) book=$argument ;;
  esac
done
if [ -z "${DISPLAY-}" ] && [ -z "${WAYLAND_DISPLAY-}" ]; then
  terminal=yes
fi

top=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
build=$top/build

sh "$top/src/install-packages.sh"

if [ ! -f "$build/build.ninja" ]; then
  meson setup "$build" "$top"
fi
ninja -C "$build" \
  src/ui/pansuk \
  src/cli/pansukctl \
  src/exchange/pansuk-exchange \
  data/gschemas.compiled \
  po/th/LC_MESSAGES/pansuk.mo

# Run from the build, as if installed.
export PSK_EXCHANGE_PROGRAM="$build/src/exchange/pansuk-exchange"
export PSK_LOCALEDIR="$build/po"
export GSETTINGS_SCHEMA_DIR="$build/data"
# Thai needs no Thai locale, but it needs UTF-8.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8
fi
export LANGUAGE="${LANGUAGE:-th}"

data=${XDG_DATA_HOME:-$HOME/.local/share}/pansuk
ctl=$build/src/cli/pansukctl

if [ -z "$book" ]; then
  book=$data/sample
  if [ ! -f "$book/book.db" ]; then
    mkdir -p "$data"
    "$ctl" new "$book" --sample
  fi
fi

if [ "$terminal" = no ]; then
  exec "$build/src/ui/pansuk" "$book"
fi

quarter=2567Q2
tambon=520301
mkdir -p "$data"
"$ctl" score "$book" $quarter
"$ctl" print "$book" roster --area $tambon -o "$data/roster-$tambon.pdf"
"$ctl" print "$book" scores --period $quarter -o "$data/scores-$quarter.pdf"
cat <<TEXT

The book:              $book
Roster of $tambon:      $data/roster-$tambon.pdf
ABCD sheet of $quarter:  $data/scores-$quarter.pdf
TEXT
