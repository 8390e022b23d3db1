"""One run of ./check or ./demo at a time in a clone; what a run left that died is ended first."""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from steps import ROOT, say

# In the environment of all that a run starts.
MARK = "BRINE_RUN_IN"
LOCK = ROOT / "target" / "run.lock"


@contextmanager
def alone() -> Iterator[None]:
    """Holds the clone for this process; it is free again however the process ends."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(f"error: ./check or ./demo runs in {ROOT} already\n  wait for its end, or use another clone")
        ended = end_leftovers()
        if ended:
            say(f"ended {ended} processes of a run that had died")
        os.environ[MARK] = str(ROOT)
        yield


def end_leftovers() -> int:
    """Programs that a killed run had started and that still work in this clone; those in hosts end with their lab."""
    own = os.getpid()
    left = [pid for pid in processes() if pid != own and has_mark(pid)]
    for pid in left:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return len(left)


def processes() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())


def has_mark(pid: int) -> bool:
    try:
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
    return f"{MARK}={ROOT}".encode() in environment
