#!/usr/bin/env bash
# Sees to it that there is an image of Azurite to run: the official one, or where that cannot be pulled one made of this machine's Node.js and the npm
# package that functions/Dtks.LocalHost/azurite pins, which takes the same command line. Needs a Docker engine, Linux, and Node.js 20 or later with npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
pinned=$(cd ../../functions/Dtks.LocalHost/azurite && pwd)

fail() { echo "azurite-image.sh: $*" >&2; exit 1; }

command -v node > /dev/null || fail "Node.js was not found; install Node.js 20 or later with npm."
version=$(node -p 'require(process.argv[1]).packages["node_modules/azurite"].version' "$pinned/package-lock.json")
official="mcr.microsoft.com/azure-storage/azurite:$version"
made="dtks/azurite:$version"
docker version > /dev/null 2>&1 || fail "no Docker engine answers; start one, or set DOCKER_HOST to one."
for image in "$official" "$made"; do
  docker image inspect "$image" > /dev/null 2>&1 && exit
done
timeout 90 docker pull --quiet "$official" > /dev/null 2>&1 && exit
[ "$(uname -s)" = Linux ] || fail "$official cannot be pulled, and one can only be made of a Node.js for Linux."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root="$work/root"
mkdir -p "$root"/{data,tmp,etc,usr/local/bin}
chmod 1777 "$root/tmp"
echo 'root:x:0:0:root:/:/usr/local/bin/node' > "$root/etc/passwd"

# The installation that Dtks.LocalHost runs from. Where it has not run yet, it is made as it makes it: alone, aside, and put in place when whole.
installed="${XDG_CACHE_HOME:-$HOME/.cache}/dtks-local-host/azurite-$(sha256sum "$pinned/package-lock.json" | cut -c1-12)"
if [ ! -f "$installed/complete" ]; then
  mkdir -p "$(dirname "$installed")"
  exec 9> "$installed.lock"
  flock 9
fi
if [ ! -f "$installed/complete" ]; then
  rm -rf "$installed" "$installed.installing"
  mkdir "$installed.installing"
  cp "$pinned"/package*.json "$installed.installing"
  (cd "$installed.installing" && npm ci --ignore-scripts --no-audit --no-fund --omit=dev --no-progress --loglevel=error --prefer-offline --engine-strict=false) > /dev/null ||
    fail "npm could not install Azurite; run 'npm ci' in functions/Dtks.LocalHost/azurite to see why."
  touch "$installed.installing/complete"
  mv "$installed.installing" "$installed"
fi
exec 9>&-
printf '%s\n' '#!/usr/local/bin/node' 'require("/opt/azurite/node_modules/azurite/dist/src/azurite.js");' > "$root/usr/local/bin/azurite"
chmod 755 "$root/usr/local/bin/azurite"

# Node.js with the shared libraries it is linked to, each at its own path.
node=$(node -p process.execPath)
cp "$node" "$root/usr/local/bin/node"
ldd "$node" | grep -oE '/[^ )]+' | sort -u | while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done

# Source maps and type declarations, which are most of the files, are of no use to a program that runs.
tar --owner=0 --group=0 --exclude='*.map' --exclude='*.ts' --transform='s|^node_modules|opt/azurite/node_modules|S' -c -C "$root" . -C "$installed" node_modules |
  docker import \
  --change 'ENV PATH=/usr/local/bin' --change 'WORKDIR /' --change 'VOLUME /data' --change 'EXPOSE 10000 10001 10002' \
  --change 'CMD ["azurite","-l","/data","--blobHost","0.0.0.0","--queueHost","0.0.0.0","--tableHost","0.0.0.0"]' \
  - "$made" > /dev/null || fail "the engine did not take the image."
echo "$official cannot be pulled; made $made instead."
