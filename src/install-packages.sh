#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing of debian-packages.txt. Both run scripts call it.
#   install-packages.sh          to build and run
#   install-packages.sh --test   to test as well
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
list=$here/debian-packages.txt

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "This is not Debian: install what $list names yourself." >&2
  exit 0
fi

missing=
while read -r package use; do
  case $package in ''|'#'*) continue ;; esac
  if [ "$use" = test ] && [ "${1-}" != --test ]; then
    continue
  fi
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=
  if [ "$state" != installed ]; then
    missing="$missing $package"
  fi
done < "$list"

if [ -z "$missing" ]; then
  exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1; then
  as_root=sudo
else
  echo "These packages are missing, and installing them needs root or sudo:$missing" >&2
  exit 3
fi

echo "Installing:$missing"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get -q -y --no-install-recommends -o Dpkg::Use-Pty=0 install $missing
