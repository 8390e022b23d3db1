"""A host's life: boot, commands in it, a pulled plug."""

import os
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from brinelab import boot, cgroup, linux, machine, network
from brinelab.errors import LabError
from brinelab.layout import HostPlace
from brinelab.run import succeeds, wait_until
from brinelab.spec import Host, Spec

NAMESPACES = (
    linux.CLONE_NEWNS
    | linux.CLONE_NEWUTS
    | linux.CLONE_NEWIPC
    | linux.CLONE_NEWPID
    | linux.CLONE_NEWCGROUP
)
ENVIRONMENT = {"PATH": machine.SYSTEM_PATH, "HOME": "/root", "LC_ALL": "C.UTF-8"}
# Each systemd takes some of these; the kernel's default is enough for about twenty hosts.
INOTIFY = Path("/proc/sys/fs/inotify/max_user_instances")
INOTIFY_NEEDED = 8192


@dataclass(frozen=True)
class LabHost:
    """A host of a lab, up or not."""

    place: HostPlace
    spec: Spec
    host: Host
    base: Path

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def pid(self) -> int | None:
        """The process id, on the machine, of the host's systemd; None when the host is not up."""
        try:
            pid, start = self.place.init.read_text().split()
        except (OSError, ValueError):
            return None
        return int(pid) if began(int(pid)) == start else None

    @property
    def root(self) -> Path:
        """The host's root file system, seen from the machine while the host is up."""
        return Path(f"/proc/{self._running()}/root")

    def boot(self) -> None:
        """Starts systemd; returns at once, see wait_booted."""
        if self.pid:
            raise LabError(f'host "{self.name}" is up already')
        self.power_off()
        _raise_inotify_limit()
        disk = boot.Disk(self.base / "root", self.place.path)
        disk.make()
        network.plug(self.place, self.spec, self.host)
        pid = _spawn(self.place, disk, self.host.hostname)
        self.place.init.write_text(f"{pid} {began(pid)}\n")

    def wait_booted(self) -> None:
        """Until systemd has started everything it was to start, or knows that some of it failed."""
        private = self.root / "run/systemd/private"
        wait_until(
            lambda: self._running() and private.exists(), f"{self.name}: systemd answers", 30
        )
        subprocess.run(
            self._enter(["systemctl", "is-system-running", "--wait"]),
            timeout=60,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )

    def power_off(self) -> None:
        """Pulls the plug: cables first, then every process at once; the disk stays."""
        network.unplug(self.place, self.spec, self.host)
        cgroup.end(self.place.cgroup)
        self.place.init.unlink(missing_ok=True)

    def run(self, command: list[str], stdin: str | None = None) -> str:
        """The standard output of a command in the host that must succeed."""
        done = subprocess.run(
            self._enter(command), input=stdin or "", capture_output=True, text=True
        )
        if done.returncode:
            seen = (done.stderr.strip() or done.stdout.strip())[-2000:]
            raise LabError(
                f'{self.name}: "{" ".join(command)[:200]}" exited with {done.returncode}: {seen}'
            )
        return done.stdout

    def succeeds(self, command: list[str]) -> bool:
        return succeeds(self._enter(command))

    def replace_process(self, command: list[str]) -> None:
        """Becomes the command in the host: its input, output and exit status are this process's."""
        words = self._enter(command)
        sys.stdout.flush()
        os.execvp(words[0], words)

    def write(self, path: str, content: str, mode: int = 0o644) -> None:
        """Puts a file on the disk of a host that is up; the content goes through a pipe."""
        self.run(["install", "-D", "-m", f"{mode:o}", "/dev/stdin", path], stdin=content)

    def receive(self, file: BinaryIO, path: str, mode: int) -> None:
        self._piped(["install", "-D", "-m", f"{mode:o}", "/dev/stdin", path], stdin=file)

    def send(self, path: str, file: BinaryIO) -> None:
        self._piped(["cat", path], stdin=subprocess.DEVNULL, stdout=file)

    def prepare(self, path: str, content: str, mode: int = 0o644) -> None:
        """Puts a file on the disk of a host that has not been booted yet."""
        target = self.place.upper / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w") as file:
            os.fchmod(file.fileno(), mode)
            file.write(content)

    def _piped(self, command: list[str], **ends) -> None:
        done = subprocess.run(self._enter(command), stderr=subprocess.PIPE, text=True, **ends)
        if done.returncode:
            raise LabError(f"{self.name}: {done.stderr.strip()}")

    def _running(self) -> int:
        pid = self.pid
        if pid is None:
            log = self.place.boot_log
            seen = log.read_text()[-1000:].strip() if log.exists() else ""
            raise LabError(
                f'host "{self.name}" is not up' + (f"; its boot log: {seen}" if seen else "")
            )
        return pid

    def _enter(self, command: list[str]) -> list[str]:
        pid = str(self._running())
        environment = [f"{key}={value}" for key, value in ENVIRONMENT.items()]
        environment.append(f"TERM={os.environ.get('TERM', 'dumb')}")
        return [
            "nsenter",
            "-t",
            pid,
            "-m",
            "-u",
            "-i",
            "-n",
            "-p",
            "-C",
            "-r",
            "-w",
            "env",
            "-i",
            *environment,
            *command,
        ]


def _spawn(place: HostPlace, disk: boot.Disk, hostname: str) -> int:
    """Forks twice: the middle process makes the namespaces, its child is process 1 in them."""
    branch = cgroup.make(place.cgroup)
    place.boot_log.write_text("")
    reader, writer = os.pipe2(os.O_CLOEXEC)
    middle = os.fork()
    if middle == 0:
        _guarded(lambda: _make_namespaces(place, disk, hostname, branch, writer))
    os.close(writer)
    with open(reader) as lines:
        told = lines.read()  # ends when systemd is executed, or when the child is dead
    os.waitpid(middle, 0)
    if not told.isdigit() or began(int(told)) is None:
        cgroup.end(place.cgroup)
        raise LabError(f"cannot boot {place.name}: {place.boot_log.read_text()[-2000:].strip()}")
    return int(told)


def _make_namespaces(place, disk, hostname, branch: Path, writer: int) -> None:
    os.setsid()
    (branch / "cgroup.procs").write_text("0")
    null, log = (
        os.open("/dev/null", os.O_RDONLY),
        os.open(place.boot_log, os.O_WRONLY | os.O_APPEND),
    )
    for descriptor, number in ((null, 0), (log, 1), (log, 2)):
        os.dup2(descriptor, number)
    os.umask(0o022)
    linux.enter_network(network.NETNS_DIR / place.netns)
    linux.unshare(NAMESPACES)
    pid = os.fork()
    if pid == 0:
        _guarded(lambda: boot.become_init(disk, hostname))
    os.write(writer, str(pid).encode())
    os._exit(0)


def _guarded(action) -> None:
    """A forked child never returns into the code of its parent."""
    try:
        action()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    os._exit(1)


def began(pid: int) -> str | None:
    """The start time in clock ticks, which tells a process from a later one of the same id."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else fields[19]


def _raise_inotify_limit() -> None:
    if int(INOTIFY.read_text()) < INOTIFY_NEEDED:
        INOTIFY.write_text(str(INOTIFY_NEEDED))
