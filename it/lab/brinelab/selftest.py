"""The lab tried on itself: a host's life, and cleaning up after a lab command that was killed."""

import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path

from brinelab import cgroup, labs, network, salt
from brinelab.errors import LabError
from brinelab.host import LabHost, began
from brinelab.labs import Lab, Wish
from brinelab.layout import SOURCE, LabDir, LabPlace
from brinelab.run import Progress, wait_until

SINGLE = SOURCE / "specs" / "single.toml"
MARK = "/root/mark"


def run(lab_dir: LabDir, progress: Progress) -> int:
    """The exit status; the last line on standard output counts what passed and failed."""
    first = lab_dir.lab(f"selftest-{os.getpid()}-a")
    second = lab_dir.lab(f"selftest-{os.getpid()}-b")
    failed = 0
    checks = (_host_lives, _disk_outlives_power, _killed_command_is_cleaned, _nothing_remains)
    try:
        for check in checks:
            failed += not _passes(check, first, second, progress)
    finally:
        for place in (first, second):
            labs.down(place, progress)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _passes(check, first: LabPlace, second: LabPlace, progress: Progress) -> bool:
    title = check.__doc__.rstrip(".")
    try:
        check(first, second, progress)
    except (LabError, AssertionError, OSError):
        progress.say(f"FAILED: {title}\n{traceback.format_exc()}")
        return False
    progress.say(f"passed: {title}")
    return True


def _host_lives(first: LabPlace, second: LabPlace, progress: Progress) -> None:
    """A host boots with systemd as process 1, alone in its namespaces."""
    lab = labs.up(first, Wish(SINGLE, bare=True, replace=False, services=()), progress)
    host = lab.hosts[0]
    _same(host.run(["cat", "/proc/1/comm"]).strip(), "systemd")
    _same(host.run(["hostname"]).strip(), "alone")
    _same(host.run(["systemctl", "--failed", "--no-legend", "--plain"]), "")
    inside = host.run(["sh", "-c", "ls -d /proc/[0-9]* | wc -l"])
    outside = len([name for name in os.listdir("/proc") if name.isdigit()])
    assert int(inside) < outside, f"{inside} processes are seen in the host, {outside} outside"


def _disk_outlives_power(first: LabPlace, second: LabPlace, progress: Progress) -> None:
    """A host whose plug is pulled is silent, and finds its disk again when it boots."""
    lab = labs.find(first)
    host = lab.hosts[0]
    host.write(MARK, "still here\n")
    before = host.pid
    host.power_off()
    assert host.pid is None and began(before) is None, "the host is still running"
    assert not _answers(lab, host), "the host is still heard"
    host.boot()
    host.wait_booted()
    _same(host.run(["cat", MARK]), "still here\n")
    salt.wait_answers(lab.master, lab.spec)


def _killed_command_is_cleaned(first: LabPlace, second: LabPlace, progress: Progress) -> None:
    """What a killed lab command leaves is removed by the next one, and nothing of another lab."""
    neighbour = labs.find(first).hosts[0].pid
    command = [
        sys.executable,
        str(SOURCE / "lab"),
        "up",
        second.name,
        "--spec",
        str(SINGLE),
        "--bare",
    ]
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until((second.host("alone").init).exists, "the killed command's host runs", 60)
    child.send_signal(signal.SIGKILL)
    child.wait()
    left = labs.find(second).hosts[0].pid
    assert left and network.leftovers(second.netns), "the killed command left nothing to clean"
    labs.up(second, Wish(SINGLE, bare=True, replace=False, services=()), progress)
    assert began(left) is None, "the killed command's host is still running"
    _same(labs.find(first).hosts[0].pid, neighbour)


def _nothing_remains(first: LabPlace, second: LabPlace, progress: Progress) -> None:
    """A lab that is taken down leaves no process, namespace, mount or file."""
    for place in (first, second):
        assert labs.find(place).hosts[0].pid, f"{place.name} is not up"
        labs.down(place, progress)
        _same(network.leftovers(place.netns), [])
        assert not (cgroup.root() / place.cgroup).exists(), "its cgroup is left"
        assert not place.path.exists(), "its folder is left"
        assert str(place.path) not in Path("/proc/self/mountinfo").read_text(), "a mount is left"


def _answers(lab: Lab, host: LabHost) -> bool:
    """Whether anything at the host's address takes a connection or refuses one."""
    script = (
        "import socket,sys\ntry: socket.create_connection((sys.argv[1], 4505), 1)\n"
        "except ConnectionRefusedError: pass\nexcept OSError: sys.exit(1)"
    )
    command = [sys.executable, "-c", script, host.host.address]
    return network.run_inside(lab.place.netns, command) == 0


def _same(seen: object, wanted: object) -> None:
    assert seen == wanted, f"{seen!r} is not {wanted!r}"
