"""What a host's first process does before it becomes systemd.

Runs in a child that is process 1 of new mount, pid, uts, ipc, cgroup and network namespaces.
"""

import os
import uuid
from dataclasses import dataclass
from pathlib import Path

from brinelab import linux

INIT = "/lib/systemd/systemd"
DEVICES = ("null", "zero", "full", "random", "urandom", "tty", "kmsg", "fuse", "net/tun")
# On the machine's own disk: an overlay cannot be the upper layer of a container's overlay.
DISK_FOLDERS = ("containerd", "kubelet", "etcd")
# Settings that the kernel has once: the kubelet of a host writes private copies of them.
PRIVATE_SETTINGS = {
    "vm/overcommit_memory": "1",
    "vm/panic_on_oom": "0",
    "kernel/panic": "10",
    "kernel/panic_on_oops": "1",
}
# A host must not set the machine's clock or load modules into its kernel.
DROPPED = "-sys_time,-sys_module"


@dataclass(frozen=True)
class Disk:
    """Where the host's files are on the machine."""

    base: Path
    path: Path

    @property
    def root(self) -> Path:
        return self.path / "root"

    def make(self) -> None:
        for name in ("upper", "work", "root", "settings", *(f"data/{d}" for d in DISK_FOLDERS)):
            (self.path / name).mkdir(parents=True, exist_ok=True)


def become_init(disk: Disk, hostname: str) -> None:
    root = disk.root
    linux.propagate("/", linux.MS_PRIVATE)
    layers = f"lowerdir={disk.base},upperdir={disk.path}/upper,workdir={disk.path}/work"
    linux.mount("overlay", root, "overlay", 0, layers)
    linux.set_hostname(hostname)
    _machine_id(root / "etc/machine-id")
    _kernel_views(disk)
    _devices(root / "dev")
    for folder, size in (("run", "mode=755"), ("tmp", "mode=1777")):
        linux.mount("tmpfs", root / folder, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, size)
    for name in DISK_FOLDERS:
        target = root / "var/lib" / name
        target.mkdir(exist_ok=True)
        linux.bind(disk.path / "data" / name, target)
    _bundle(disk)
    _kernel_modules(root)
    linux.pivot_root(root)
    linux.propagate("/", linux.MS_SHARED)
    environment = {"container": "lab", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    command = ["setpriv", "--bounding-set", DROPPED, "--inh-caps", DROPPED]
    os.execvpe(command[0], [*command, INIT, "--system", "--log-target=journal"], environment)


def _machine_id(path: Path) -> None:
    if not path.read_text().strip():
        path.write_text(uuid.uuid4().hex + "\n")


def _kernel_views(disk: Disk) -> None:
    """/proc, /sys and the cgroups of the host; of /proc/sys it may change only what is its own."""
    proc, sys = disk.root / "proc", disk.root / "sys"
    linux.mount("proc", proc, "proc")
    linux.mount("sysfs", sys, "sysfs")
    linux.mount("cgroup2", sys / "fs/cgroup", "cgroup2")
    linux.bind(proc / "sys/net", disk.path / "settings")
    linux.bind(proc / "sys", proc / "sys", read_only=True)
    linux.bind(disk.path / "settings", proc / "sys/net")
    linux.unmount(disk.path / "settings")
    for name, value in PRIVATE_SETTINGS.items():
        copy = disk.path / "settings" / name.replace("/", ".")
        copy.write_text(value + "\n")
        linux.bind(copy, proc / "sys" / name)
    if (proc / "sysrq-trigger").exists():
        linux.bind(proc / "sysrq-trigger", proc / "sysrq-trigger", read_only=True)


def _bundle(disk: Disk) -> None:
    """The bundle of a lab that has one, on the host that serves it; to be read only."""
    folder = disk.path / "bundle"
    if folder.exists():
        target = disk.root / "srv/brine/bundle"
        target.mkdir(parents=True, exist_ok=True)
        linux.bind(folder, target, read_only=True)


def _kernel_modules(root: Path) -> None:
    """The machine's modules, to be looked at only."""
    folder = Path("/lib/modules") / os.uname().release
    if folder.exists():
        target = root / "usr" / folder.relative_to("/")
        target.mkdir(parents=True, exist_ok=True)
        linux.bind(folder, target, read_only=True)


def _devices(dev: Path) -> None:
    linux.mount("tmpfs", dev, "tmpfs", linux.MS_NOSUID, "mode=755")
    for name in DEVICES:
        if (Path("/dev") / name).exists():
            (dev / name).parent.mkdir(exist_ok=True)
            (dev / name).touch()
            linux.bind(f"/dev/{name}", dev / name)
    for name in ("pts", "shm"):
        (dev / name).mkdir()
    pts = "newinstance,ptmxmode=0666,mode=620,gid=5"
    linux.mount("devpts", dev / "pts", "devpts", 0, pts)
    linux.mount("tmpfs", dev / "shm", "tmpfs", linux.MS_NOSUID | linux.MS_NODEV)
    links = {
        "ptmx": "pts/ptmx",
        "console": "null",
        "fd": "/proc/self/fd",
        "stdin": "/proc/self/fd/0",
        "stdout": "/proc/self/fd/1",
        "stderr": "/proc/self/fd/2",
    }
    for name, target in links.items():
        (dev / name).symlink_to(target)
