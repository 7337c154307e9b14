# Containers for tests/Dtks.ContainerTests, sourced by .ci/run: an engine of its own where none answers, the image of Azurite, and all of it taken down again.
# An engine that runs already is used and left as it was. Where there can be none, one line says why and the tests count as skipped.

engine=""      # The folder of the engine started here; empty while there is none.
engine_pid=""
engine_leaves="" # What dockerd makes outside that folder and leaves there.
engine_libraries=""
containers_are_up=""

containers_up() {
  if ! engine_answers && ! engine_start; then
    echo "The container tests will be skipped: $skip_reason"
    return
  fi
  containers_are_up=yes
  # Testcontainers asks for 1.44 and takes an older engine for none. Its reaper's image cannot be pulled everywhere; containers_down does its work.
  DOCKER_API_VERSION=$(printf '1.44\n%s\n' "$(docker version --format '{{.Server.APIVersion}}')" | sort -V | head -1)
  export DOCKER_API_VERSION TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1 DTKS_TEST_RUN="gate-$$"
  images_before=$(made_images)
  tests/Dtks.ContainerTests/azurite-image.sh || echo "The container tests will be skipped: there is no image of Azurite to run."
}

containers_down() {
  if [ -n "$engine" ]; then
    engine_stop
  elif [ -n "$containers_are_up" ]; then
    docker ps -aq --filter "label=dtks.test-run=$DTKS_TEST_RUN" | xargs -r docker rm -f -v > /dev/null
    [ -n "$images_before" ] || made_images | xargs -r docker rmi > /dev/null
  fi
}

made_images() { docker image ls -q dtks/azurite; }

engine_answers() { command -v docker > /dev/null && timeout 20 docker version > /dev/null 2>&1; }

# Starts dockerd with everything of its own in a folder of /tmp. It keeps its hands off the machine's firewall: published ports go through its proxy, and
# the containers need no way out.
engine_start() {
  skip_reason="no Docker engine answers, and only root can start one here; start Docker and run again."
  [ "$(id -u)" -eq 0 ] || return
  engine=$(mktemp -d /tmp/dtks-engine.XXXXXX)
  skip_reason="no Docker engine answers and docker.io could not be had from apt; install and start Docker, and run again."
  { command -v dockerd > /dev/null && command -v docker > /dev/null; } || engine_unpack || return
  [ -e /sys/class/net/docker0 ] || engine_leaves="$engine_leaves bridge"
  [ -e /etc/docker ] || engine_leaves="$engine_leaves key"
  LD_LIBRARY_PATH=$engine_libraries setpriv --pdeathsig TERM dockerd --host "unix://$engine/docker.sock" --data-root "$engine/data" --exec-root "$engine/exec" --pidfile "$engine/dockerd.pid" \
    --iptables=false --ip6tables=false --ip-masq=false --ip-forward=false > "$engine/log" 2>&1 &
  engine_pid=$!
  export DOCKER_HOST="unix://$engine/docker.sock"
  for _ in $(seq 60); do
    engine_answers && return
    kill -0 "$engine_pid" 2> /dev/null || break
    sleep 0.5
  done
  skip_reason="a Docker engine does not start here ($(tail -n 1 "$engine/log")); start one and run again."
  unset DOCKER_HOST
  return 1
}

# Debian's engine, unpacked beside its data rather than installed: it leaves no service behind.
engine_unpack() {
  command -v apt-get > /dev/null || return
  mkdir -p "$engine/debs/partial" "$engine/root"
  local packages=docker.io
  {
    apt-get update
    apt-cache show docker-cli > /dev/null 2>&1 && packages="$packages docker-cli" # Apart from the engine in later releases.
    apt-get install -y --no-install-recommends --download-only -o "Dir::Cache::archives=$engine/debs" -o APT::Sandbox::User=root $packages
  } > "$engine/apt.log" 2>&1 < /dev/null || return
  local deb
  for deb in "$engine"/debs/*.deb; do
    dpkg-deb -x "$deb" "$engine/root" || return
  done
  export PATH="$PATH:$engine/root/usr/sbin:$engine/root/usr/bin:$engine/root/sbin:$engine/root/bin"
  engine_libraries=$(find "$engine/root" -name '*.so.*' -printf '%h\n' | sort -u | paste -sd:)
  command -v dockerd > /dev/null && command -v docker > /dev/null
}

engine_stop() {
  if [ -n "$engine_pid" ] && kill -0 "$engine_pid" 2> /dev/null; then
    docker ps -aq | xargs -r docker rm -f -v > /dev/null 2>&1
    kill "$engine_pid"
    wait "$engine_pid" 2> /dev/null
  fi
  case "$engine_leaves" in *bridge*) ! command -v ip > /dev/null || ip link delete docker0 2> /dev/null ;; esac
  case "$engine_leaves" in *key*) rm -f /etc/docker/key.json && rmdir /etc/docker 2> /dev/null ;; esac
  awk -v folder="$engine/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n 1 umount -l
  rm -rf "$engine"
}
