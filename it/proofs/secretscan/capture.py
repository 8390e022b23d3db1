"""Records what passes during a run: the events of Salt's bus, and each process's command line and environment."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from brinelab.labs import Lab

from secretscan import leavings

SECONDS_BETWEEN_LOOKS = 0.02
LISTEN = """\
import sys, salt.config, salt.utils.event
options = salt.config.master_config("/etc/salt/master")
with salt.utils.event.get_master_event(options, options["sock_dir"], listen=True) as bus:
    bus.connect_pub()
    print("listening", file=sys.stderr, flush=True)
    while True:
        raw = bus.get_event_block()
        sys.stdout.buffer.write(repr(raw).encode() + b"\\n")
        sys.stdout.flush()
"""


@contextlib.contextmanager
def during(lab: Lab, folder: Path) -> Iterator[None]:
    """Writes `events` and `processes` into the folder for as long as the block runs."""
    folder.mkdir(parents=True, exist_ok=True)
    with _events(lab, folder / "events"), _processes(lab, folder / "processes"):
        yield


@contextlib.contextmanager
def _events(lab: Lab, target: Path) -> Iterator[None]:
    command = ["nsenter", "-t", str(lab.master.pid), "-a", "/opt/salt/bin/python3", "-c", LISTEN]
    with target.open("wb") as file:
        listener = subprocess.Popen(command, stdout=file, stderr=subprocess.PIPE)
        try:
            _wait_listening(listener)
            yield
        finally:
            listener.terminate()
            listener.wait()


def _wait_listening(listener: subprocess.Popen) -> None:
    assert listener.stderr is not None
    for line in listener.stderr:
        if line == b"listening\n":
            return
    raise RuntimeError("the listener to Salt's events ended")


@contextlib.contextmanager
def _processes(lab: Lab, target: Path) -> Iterator[None]:
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(lab, target, done))
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(lab: Lab, target: Path, done: threading.Event) -> None:
    seen: set[tuple[Path, bytes]] = set()
    with target.open("wb") as file:
        while not done.wait(SECONDS_BETWEEN_LOOKS):
            for host in lab.hosts:
                for process in leavings.process_folders(host):
                    _note(process, seen, file)


def _note(process: Path, seen: set[tuple[Path, bytes]], file) -> None:
    try:
        command = (process / "cmdline").read_bytes()
        if command and (process, command) not in seen:
            seen.add((process, command))
            file.write(command + b"\n" + (process / "environ").read_bytes() + b"\n")
    except (FileNotFoundError, ProcessLookupError):
        return
