#!/bin/sh
# Makes a built site the newest release on its host: release.sh SITE ROOT
# The server sends ROOT/current, a link to the newest folder of ROOT/releases.
# Ends with 1 and says why when it changed nothing; ROOT/current is always a whole release.
set -eu
umask 022
fail() { echo "release.sh: $1" >&2; exit 1; }

[ $# -eq 2 ] || fail "call it as: release.sh SITE ROOT"
[ -f "$1/index.html" ] || fail "$1 holds no built site"
mkdir -p "$2/releases"
site=$(cd "$1" && pwd -P) root=$(cd "$2" && pwd -P)
case "$site/" in "$root/releases/"*) fail "$1 is a release already" ;; esac

# One at a time. A run that was killed leaves the folder behind: look, then remove it.
mkdir "$root/lock" 2>/dev/null || fail "another release is under way, or was killed: $root/lock"
new="" next="$root/next.$$"
trap 'status=$?; rm -rf "$next" "$root/lock"; [ -z "$new" ] || rm -rf "$new"; exit $status' EXIT
trap 'exit 1' HUP INT TERM

# Two releases of one second get two names, in order.
stamp=$(date -u +%Y%m%dT%H%M%S) number=0
while new="$root/releases/$stamp-$(printf %03d $number)"; ! mkdir "$new" 2>/dev/null; do
  number=$((number + 1))
  [ $number -lt 1000 ] || { new=""; fail "no folder can be made in $root/releases"; }
done
cp -R "$site/." "$new"
if [ -e "$root/current" ]; then
  # Tabs that are open ask for files of older releases: -p keeps the day on which each came.
  cp -Rpn "$root/current/assets/." "$new/assets/"
  find "$new/assets" -type f -mtime "+${KEEP_DAYS:-30}" -delete
fi
# The server reads as another user, whatever the builder's files allow.
chmod -R u=rwX,go=rX "$new"
# A link can only be replaced in one step by another: no visitor meets half a release.
ln -s "$new" "$next"
mv -T "$next" "$root/current"
new=""
# Three releases stay, to go back to.
find "$root/releases" -mindepth 1 -maxdepth 1 | sort | head -n -3 | while IFS= read -r old; do
  rm -r "$old"
done
