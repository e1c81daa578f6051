#!/bin/sh
# Makes a built site the newest release on its host: release.sh SITE ROOT
# The server sends ROOT/current, a link to the newest folder of ROOT/releases.
set -eu
site=$1 root=$2
new="$root/releases/$(date -u +%Y%m%dT%H%M%S)"
mkdir -p "$root/releases"
cp -R "$site" "$new"
if [ -e "$root/current" ]; then
  # Tabs that are open ask for files of older releases: -p keeps the day on which each came.
  cp -Rpn "$root/current/assets/." "$new/assets/"
  find "$new/assets" -type f -mtime "+${KEEP_DAYS:-30}" -delete
fi
# A link can only be replaced in one step by another: no visitor meets half a release.
ln -s "$new" "$root/next"
mv -T "$root/next" "$root/current"
# Three releases stay, to go back to.
find "$root/releases" -mindepth 1 -maxdepth 1 | sort | head -n -3 | xargs -r rm -r
