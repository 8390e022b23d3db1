"""What the base root file system is made of; the digest of that names the result."""

import hashlib
import json

from brinelab.layout import SOURCE

RELEASE = "bookworm"
REQUIREMENTS = SOURCE / "salt-requirements.txt"
ROOTFS = SOURCE / "rootfs"

PACKAGES = (
    # an ordinary host
    "systemd systemd-sysv dbus udev procps passwd mount util-linux kmod iproute2 iputils-ping"
    " iputils-arping netcat-openbsd openssl ca-certificates curl jq less rsync sudo tcpdump gnupg"
    " openjdk-17-jre-headless"
    # Salt, and what its modules load
    " python3 python3-venv python3-apt python3-dbus python3-firewall python3-nftables"
    # what kubelet and kube-proxy call
    " iptables nftables ebtables arptables conntrack ipset ipvsadm ethtool socat"
    # system services that Brine configures, and that the lab itself runs
    " firewalld keepalived nginx-light docker-registry skopeo apt-utils"
).split()

# Not in the base: hosts take these from the lab's repository, as Brine has them installed.
SERVED_PACKAGES = ("containerd", "runc", "containernetworking-plugins")

# Left out of the base when packages are unpacked; nothing that runs needs them.
EXCLUDED_PATHS = ("/usr/share/man/*/*", "/usr/share/locale/*", "/usr/share/doc/*")

# Nothing of these starts by itself: Brine, or nobody, starts them.
DISABLED_UNITS = (
    "nginx docker-registry keepalived firewalld nftables ipset ipvsadm salt-master salt-api"
    " apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer"
).split()

# What a host in namespaces cannot have: devices, consoles, the kernel's own file systems.
MASKED_UNITS = (
    "systemd-udevd.service systemd-udev-trigger.service systemd-udevd-kernel.socket"
    " systemd-udevd-control.socket systemd-timesyncd.service systemd-logind.service"
    " systemd-networkd.service systemd-remount-fs.service systemd-firstboot.service getty.target"
    " console-getty.service getty-static.service sys-kernel-debug.mount sys-kernel-tracing.mount"
    " sys-kernel-config.mount dev-hugepages.mount dev-mqueue.mount e2scrub_reap.service"
).split()

SALT_COMMANDS = "salt salt-api salt-call salt-key salt-master salt-minion salt-run".split()

# Raised when the way of building changes what comes out.
BUILD_FORMAT = 2


def digest() -> str:
    """Twelve hexadecimal digits over everything above and the files put into the root."""
    lists = (PACKAGES, SERVED_PACKAGES, EXCLUDED_PATHS, DISABLED_UNITS, MASKED_UNITS, SALT_COMMANDS)
    whole = hashlib.sha256(json.dumps([RELEASE, BUILD_FORMAT, *lists]).encode())
    whole.update(REQUIREMENTS.read_bytes())
    for path in sorted(p for p in ROOTFS.rglob("*") if p.is_file()):
        name = path.relative_to(ROOTFS)
        whole.update(f"\0{name}\0{path.stat().st_mode & 0o111:o}\0".encode() + path.read_bytes())
    return whole.hexdigest()[:12]


def pinned() -> list[str]:
    """The lines `name==version` of Salt's requirements."""
    lines = (line.partition("#")[0].strip() for line in REQUIREMENTS.read_text().splitlines())
    return [line for line in lines if line]
