"""Commands of the machine, and waiting on conditions."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from brinelab.errors import LabError

POLL_SECONDS = 0.05


def run(command: Sequence[object], *, stdin: str | None = None, **options) -> str:
    """The standard output of a command that must succeed."""
    words = [str(word) for word in command]
    source = {"input": stdin} if stdin is not None else {"stdin": subprocess.DEVNULL}
    done = subprocess.run(words, capture_output=True, text=True, **source, **options)
    if done.returncode:
        seen = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise LabError(f'"{" ".join(words)[:300]}" exited with {done.returncode}: {seen}')
    return done.stdout


def succeeds(command: Sequence[object]) -> bool:
    words = [str(word) for word in command]
    return subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def wait_until(condition: Callable[[], object], what: str, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise LabError(f"waited {seconds:g} s and still not: {what}")
        time.sleep(POLL_SECONDS)


class Progress:
    """Plain lines on standard error, each with the seconds since the command began."""

    def __init__(self):
        self._start = time.monotonic()

    def say(self, text: str) -> None:
        print(f"lab: {time.monotonic() - self._start:6.1f} s  {text}", file=sys.stderr, flush=True)
