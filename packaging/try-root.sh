# A minimal Debian 12 that the package is tried in, and how checks are told; sourced by packaging/try-package
# and packaging/try-setups. It needs Debian, root and debootstrap, and is kept in PORTTUI_ROOTS, or in
# /var/tmp/porttui-roots, so that it is fetched once.

[ "$(id -u)" -eq 0 ] && [ -x /usr/sbin/debootstrap ] || {
  echo "$0: needs root, and debootstrap of Debian" >&2
  exit 77
}

roots=${PORTTUI_ROOTS:-/var/tmp/porttui-roots}
mkdir -p "$roots"
work=$(mktemp -d "$roots/work.XXXXXX")
root=$work/root
log=$work/log
failed=0
count=0
mkdir "$root"
trap leave_root EXIT

# Ends what still runs in there, and takes it away.
leave_root() {
  local process
  for process in $(find /proc -maxdepth 2 -name root -lname "$root" -printf '%h\n' 2>/dev/null); do
    kill -KILL "${process#/proc/}" 2>/dev/null || true
  done
  for place in proc dev/pts; do umount --lazy "$root/$place" 2>/dev/null || true; done
  rm -rf "$work"
}

# Lays the minimal system out, with more of Debian's packages where they are named.
lay_root() { # package…
  local base=$roots/bookworm.tar with
  if [ ! -f "$base" ]; then
    debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >"$log" 2>&1 || told
    keep_root "$base"
  fi
  with=$roots/bookworm$(printf -- '-%s' "$@").tar
  if [ $# -eq 0 ]; then with=$base; fi
  rm -rf "$root"
  mkdir "$root"
  tar -C "$root" -xf "$([ -f "$with" ] && echo "$with" || echo "$base")"
  # The doors of other systems' services stay shut in there.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  echo "127.0.0.1 localhost $(uname -n)" >"$root/etc/hosts"
  if [ ! -f "$with" ]; then
    mount -t proc proc "$root/proc"
    inside "apt-get update -q && apt-get install -q -y --no-install-recommends $*" >"$log" 2>&1 || told
    umount "$root/proc"
    keep_root "$with"
  fi
  mount -t proc proc "$root/proc"
}
keep_root() { # file
  tar -C "$root" -cf "$1.new" .
  mv "$1.new" "$1"
}
told() {
  tail "$log" >&2
  exit 1
}

inside() { # anything, by a shell in the minimal system
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=xterm \
    DEBIAN_FRONTEND=noninteractive bash -c "$1"
}
# As the account of the desk, as the units run.
as_desk() { inside "cd / && setpriv --reuid=porttui --regid=porttui --init-groups env HOME=/var/lib/porttui $1"; }

check() { # what holds, then a command
  local what=$1
  shift
  count=$((count + 1))
  if "$@" >"$log" 2>&1; then
    echo "ok    $what"
  else
    failed=$((failed + 1))
    echo "FAILS $what"
    sed 's/^/      /' "$log" | tail -n 15
  fi
}

# Boots the minimal system, runs a command as root after its start, and returns with its status.
booted() { # command
  printf '#!/bin/sh\n( %s )\necho $? >/status\nsystemctl poweroff\n' "$1" >"$root/booted"
  chmod 755 "$root/booted"
  printf '[Service]\nType=oneshot\nExecStart=/booted\nStandardOutput=file:/said\nStandardError=file:/said\n' \
    >"$root/etc/systemd/system/booted.service"
  ln -sf /etc/systemd/system/booted.service "$root/etc/systemd/system/multi-user.target.wants/booted.service"
  umount "$root/proc"
  timeout 120 systemd-nspawn --quiet --boot --private-network --directory "$root" --register=no --keep-unit --console=pipe \
    >/dev/null 2>&1 </dev/null || true
  mount -t proc proc "$root/proc"
  rm "$root/etc/systemd/system/multi-user.target.wants/booted.service"
  cat "$root/said"
  [ "$(cat "$root/status")" = 0 ]
}
