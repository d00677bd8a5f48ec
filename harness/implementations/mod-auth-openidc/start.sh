#!/bin/sh
# Starts Apache in the foreground with the httpd.conf beside this file. What it reads and writes is put into a folder
# of its own that the user of Apache's children may enter, and which is gone when Apache ends.
set -eu
cd "$(dirname "$0")"
STATE=$(mktemp -d)
export STATE
trap 'rm -rf "$STATE"' EXIT
chmod 755 "$STATE"
cp -R pages "$STATE/pages"
cp "$CA_BUNDLE" "$STATE/ca.pem"
chmod -R a+rX "$STATE"
apache2 -f "$PWD/httpd.conf" -DFOREGROUND ${SIGNED_RESPONSE_ALG:+-DSIGNED} &
trap 'kill "$!" 2>/dev/null || true' TERM INT
wait "$!" || true
wait "$!" 2>/dev/null || true
