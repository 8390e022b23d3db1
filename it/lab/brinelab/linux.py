"""System calls that Python 3.11 does not offer: mount, umount2, unshare, setns, pivot_root."""

import ctypes
import os
import platform

from brinelab.errors import LabError

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT = 1, 2, 4, 32
MS_BIND, MS_REC, MS_PRIVATE, MS_SHARED = 4096, 16384, 1 << 18, 1 << 20
MNT_DETACH = 2
CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS = 0x20000, 0x2000000, 0x4000000
CLONE_NEWIPC, CLONE_NEWPID, CLONE_NEWNET = 0x8000000, 0x20000000, 0x40000000
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}

_libc = ctypes.CDLL(None, use_errno=True)


def _call(what: str, result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise LabError(f"{what}: {os.strerror(number)}")


def _bytes(value: object) -> bytes | None:
    return None if value is None else str(value).encode()


def mount(source, target, kind=None, flags: int = 0, options: str | None = None) -> None:
    result = _libc.mount(
        _bytes(source), _bytes(target), _bytes(kind), ctypes.c_ulong(flags), _bytes(options)
    )
    _call(f"mount {source} on {target}", result)


def bind(source, target, *, recursive: bool = False, read_only: bool = False) -> None:
    mount(source, target, flags=MS_BIND | (MS_REC if recursive else 0))
    if read_only:
        mount(None, target, flags=MS_BIND | MS_REMOUNT | MS_RDONLY)


def unmount(target) -> None:
    _call(f"umount {target}", _libc.umount2(_bytes(target), MNT_DETACH))


def propagate(target, flag: int) -> None:
    mount(None, target, flags=MS_REC | flag)


def unshare(flags: int) -> None:
    _call("unshare", _libc.unshare(flags))


def enter_network(path) -> None:
    """Puts the calling process into the network namespace that a file of /run/netns names."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _call(f"enter {path}", _libc.setns(descriptor, CLONE_NEWNET))
    finally:
        os.close(descriptor)


def set_hostname(name: str) -> None:
    _call("sethostname", _libc.sethostname(name.encode(), len(name)))


def pivot_root(new_root) -> None:
    """Makes a mounted folder the root of this mount namespace and lets go of the old one."""
    os.chdir(new_root)
    here = b"."
    _call(f"pivot_root to {new_root}", _libc.syscall(PIVOT_ROOT[platform.machine()], here, here))
    unmount(".")
    os.chdir("/")
