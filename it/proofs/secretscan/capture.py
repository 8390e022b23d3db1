"""Records what passes during a run: the events of Salt's bus, and each process's command line and environment."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from brinelab.labs import Lab

from secretscan import leavings

PAM_HELPER = "environments-of-pam-helpers"
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
    helpers = target.with_name(PAM_HELPER)
    with _private(target) as file, _private(helpers) as of_helpers:
        while not done.wait(SECONDS_BETWEEN_LOOKS):
            for host in lab.hosts:
                for process in leavings.process_folders(host):
                    _note(process, seen, file, of_helpers)


def _note(process: Path, seen: set[tuple[Path, bytes]], file: BinaryIO, of_helpers: BinaryIO) -> None:
    try:
        command = (process / "cmdline").read_bytes()
        if command and (process, command) not in seen:
            seen.add((process, command))
            file.write(command + b"\n")
            is_helper = command.endswith(b"/salt/auth/pam.py\0")
            (of_helpers if is_helper else file).write((process / "environ").read_bytes() + b"\n")
    except (FileNotFoundError, ProcessLookupError):
        return


def _private(path: Path) -> BinaryIO:
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
