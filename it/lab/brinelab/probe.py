"""Whether a machine can make labs: tries what hosts are made of, in namespaces that end with it."""

import os
import subprocess
import tempfile
from pathlib import Path

from brinelab import cgroup, linux
from brinelab.errors import LabError

NAMESPACES = (
    linux.CLONE_NEWNS
    | linux.CLONE_NEWNET
    | linux.CLONE_NEWUTS
    | linux.CLONE_NEWIPC
    | linux.CLONE_NEWCGROUP
)
NETWORK = "link add probe type bridge\nlink add probe-a type veth peer name probe-b\n"


def trouble() -> str:
    """Why this machine cannot make labs, in one line; empty when it can."""
    if os.geteuid() != 0:
        return "the lab makes namespaces and mounts, which needs root"
    try:
        _try_cgroup()
    except (LabError, OSError) as problem:
        return f"no process tree of its own can be made: {problem}"
    return _in_child(_try_namespaces)


def _try_cgroup() -> None:
    branch = cgroup.root() / f"brine-probe-{os.getpid()}"
    branch.mkdir()
    branch.rmdir()


def _try_namespaces() -> None:
    linux.unshare(NAMESPACES)
    linux.propagate("/", linux.MS_PRIVATE)
    place = Path(tempfile.gettempdir())
    linux.mount("tmpfs", place, "tmpfs")
    for name in ("lower", "upper", "work", "root"):
        (place / name).mkdir()
    options = f"lowerdir={place}/lower,upperdir={place}/upper,workdir={place}/work"
    linux.mount("overlay", place / "root", "overlay", options=options)
    batch = ["ip", "-batch", "-"]
    done = subprocess.run(batch, input=NETWORK, text=True, capture_output=True, check=False)
    if done.returncode:
        raise LabError(f"no network can be made: {done.stderr.strip().splitlines()[0]}")


def _in_child(trial) -> str:
    """What a trial raises, told by a process whose namespaces end with it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        said = b"it ended in an unforeseen way"
        try:
            trial()
            said = b""
        except (LabError, OSError) as problem:
            said = str(problem).encode()
        finally:
            os.write(writer, said)
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said
