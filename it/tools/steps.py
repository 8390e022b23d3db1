"""Runs the steps of ./check and ./demo: one line each on the screen, the output in a log."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOGS = ROOT / "target" / "logs"


class StepFailed(Exception):
    """A step ended with a status other than 0; the end of its log has been printed."""


def say(line: str) -> None:
    print(line, flush=True)


def run(name: str, command: Sequence[str | Path], *, keep: Callable[[str], bool] = lambda line: False,
        environment: dict[str, str] | None = None) -> float:
    """Runs a command at the top of the clone; lines that `keep` wants are shown. Returns seconds."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name.replace(' ', '-')}.log"
    started = time.monotonic()
    with log.open("w", buffering=1) as out, subprocess.Popen(
            [str(word) for word in command], cwd=ROOT, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            env=os.environ | (environment or {})) as process:
        assert process.stdout is not None
        for line in process.stdout:
            out.write(line)
            if keep(line):
                print(line, end="", flush=True)
    seconds = time.monotonic() - started
    if process.returncode != 0:
        print(f"{name}: failed with {process.returncode} after {seconds:.0f} s; all of it is in {log}",
              file=sys.stderr)
        print("".join(log.read_text().splitlines(keepends=True)[-15:]), file=sys.stderr, flush=True)
        raise StepFailed(name)
    say(f"{name}: {seconds:.0f} s")
    return seconds
