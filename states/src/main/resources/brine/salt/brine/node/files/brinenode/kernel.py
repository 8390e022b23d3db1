"""Kernel settings: the modules and sysctls that the node's files name, and swap off as the kubelet wants it."""

import os
import re
import subprocess

from .errors import NodeError

MODULES = "/etc/modules-load.d/brine.conf"
SYSCTLS = "/etc/sysctl.d/90-brine.conf"
FSTAB = "/etc/fstab"
SWAPS = "/proc/swaps"
EFFECTS = {"br_netfilter": "/proc/sys/net/bridge"}
SWAP_LINE = re.compile(r"(?m)^(?!\s*#)(\s*\S+\s+\S+\s+swap\s.*)$")


def to_do(tree):
    """The modules to load and the sysctls to set, in words."""
    sysctls = [f"{name} is not {value}" for name, value in _sysctls(tree) if _current(tree, name) != value]
    return "; ".join([*(f"module {name} is not loaded" for name in _missing(tree)), *sysctls])


def apply(tree):
    for name in _missing(tree):
        _run(["modprobe", "--", name])
    changed = [(name, value) for name, value in _sysctls(tree) if _current(tree, name) != value]
    for name, value in changed:
        _set(tree, name, value)
    return [name for name, _ in changed]


def _lines(tree, path):
    content = tree.read(path)
    if content is None:
        raise NodeError("is missing", path, "apply the phase node-base to this minion again")
    lines = (line.strip() for line in content.decode().splitlines())
    return [line for line in lines if line and line[0] not in "#;"]


def _missing(tree):
    return [name for name in _lines(tree, MODULES) if not _loaded(tree, name)]


def _loaded(tree, name):
    """Loaded or built in; a built-in one without parameters stands in no folder of /sys but has its effect."""
    if tree.exists(f"/sys/module/{name}") or tree.exists(EFFECTS.get(name, "/nonexistent")):
        return True
    listed = tree.read(f"/lib/modules/{os.uname().release}/modules.builtin") or b""
    return f"/{name}.ko".encode() in listed.replace(b"-", b"_")


def _sysctls(tree):
    pairs = (line.partition("=") for line in _lines(tree, SYSCTLS))
    return [(name.strip().lstrip("-"), value.strip()) for name, _, value in pairs]


def _sysctl_path(name):
    return f"/proc/sys/{name.replace('.', '/')}"


def _current(tree, name):
    return " ".join((tree.read(_sysctl_path(name)) or b"").decode().split())


def _set(tree, name, value):
    try:
        with open(tree.path(_sysctl_path(name)), "w", encoding="ascii") as file:
            file.write(value)
    except OSError as error:
        raise NodeError(
            f"cannot be set to {value}: {error.strerror}", name, "set it where the kernel is set up"
        ) from error


def swap_to_do(tree):
    active = (tree.read(SWAPS) or b"").decode().splitlines()[1:]
    lasting = SWAP_LINE.findall((tree.read(FSTAB) or b"").decode())
    return "; ".join([f"{line.split()[0]} is swapped to" for line in active] + [f"fstab: {line}" for line in lasting])


def swap_off(tree):
    """Ends swapping and keeps it from coming back; the lines of fstab stay as comments."""
    content = (tree.read(FSTAB) or b"").decode()
    without = SWAP_LINE.sub(r"# Brine: no swap on a Kubernetes node\n# \1", content)
    if without != content:
        tree.write(FSTAB, without.encode(), tree.mode(FSTAB))
    if (tree.read(SWAPS) or b"").count(b"\n") > 1:
        _run(["swapoff", "--all"])


def _run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NodeError(f"{' '.join(command)}: {done.stderr.strip()}", advice="see the kernel's log")
