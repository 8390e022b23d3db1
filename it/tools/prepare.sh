# shellcheck shell=sh
# Sourced by ./check and ./demo at the top of the clone: installs what is missing with apt-get, and
# sets JAVA_HOME to a Java 17.

needed='openjdk-17-jdk-headless maven python3 python3-venv python3-dev gcc shellcheck
  iproute2 procps zstd ca-certificates git curl jq'

missing=
for package in $needed; do
  if ! dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null |
    grep -qx installed; then
    missing="$missing $package"
  fi
done

if [ -n "$missing" ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "error: not installed:$missing" >&2
    echo "  run as root (sudo $0), or: apt-get install$missing" >&2
    exit 2
  fi
  echo "install:$missing" >&2
  log=$(mktemp)
  # The words of $missing are package names.
  # shellcheck disable=SC2086
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    exit 1
  fi
  rm -f "$log"
fi

JAVA_HOME=$(echo /usr/lib/jvm/java-17-openjdk-*)
export JAVA_HOME
