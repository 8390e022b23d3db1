"""All tests: shell scripts, Maven's unit tests and static checks, pytest, and the tests in labs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lab import LAB, Lab
from steps import ROOT, StepFailed, run, say
from tally import Tally

MAVEN = ["mvn", "--batch-mode", "--no-transfer-progress"]
VENV = ROOT / ".venv" / "check"
VERSION = "v1.36.2"
UNIT = ("states/src/test/python", "salt-bridge/src/test/python", "it/lab/tests")
PROOFS = ROOT / "it/proofs/tests"

# The tests of the bridge put SLS files of their own into saltenv brine.
SET_UP = """umask 077
printf 'user: brine\npassword: %s\n' "$(cat /etc/brine/salt-api-password)" >/etc/brine/credentials
umask 022
brine master setup --yes
mkdir -p /srv/brine-it
printf 'file_roots: {brine: [/srv/brine-it]}\n' >/etc/salt/master.d/check.conf
systemctl restart salt-master salt-api
until brine nodes >/dev/null 2>&1; do sleep 0.5; done
until salt --out=txt -t 3 worker-2 test.ping 2>/dev/null | grep -q True; do sleep 0.5; done"""


def main() -> int:
    started = time.time()
    tally = Tally()
    with ThreadPoolExecutor(max_workers=1) as aside:
        hosts = aside.submit(prepare_hosts)
        attempt(tally, "shellcheck", shellcheck)
        attempt(tally, "maven", maven)
        attempt(tally, "lab hosts", hosts.result)
    attempt(tally, "pytest", pytest)
    attempt(tally, "tests in a lab", maven_in_lab)
    tally.read(reports(started))
    for line in tally.closing_lines():
        say(line)
    return 1 if tally.failed else 0


def attempt(tally: Tally, name: str, step: Callable[[], object]) -> None:
    try:
        step()
    except StepFailed:
        tally.fail(name)


def prepare_hosts() -> None:
    """What all labs stand on, made once: while Maven waits for the network, this waits for the disk."""
    if can_make_labs():
        run("lab base", [LAB, "base"])
        if has_kubernetes():
            run("lab packages", [LAB, "packages", VERSION])


def can_make_labs() -> bool:
    return os.geteuid() == 0


def has_kubernetes() -> bool:
    folder = Path(os.environ.get("BRINE_KUBERNETES_DIR", "/var/cache/brine/kubernetes"))
    return (folder / VERSION / "kubelet").is_file()


def services() -> list[str]:
    return ["--services", VERSION] if has_kubernetes() else []


def shellcheck() -> None:
    run("shellcheck", ["shellcheck", "--external-sources", *shell_scripts()])


def shell_scripts() -> list[str]:
    """Every tracked file that a shell runs, by its first line; not the templates of such."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return [name for name in listed.stdout.decode().split("\0") if name and is_shell(ROOT / name)]


def is_shell(path: Path) -> bool:
    if path.suffix == ".peb":
        return False
    with path.open("rb") as file:
        first = file.readline(200)
    return first.startswith((b"#!/bin/sh", b"#!/bin/bash", b"#!/usr/bin/env bash", b"# shellcheck shell="))


def maven() -> None:
    run("maven", [*MAVEN, "verify"], keep=is_closing_line)


def is_closing_line(line: str) -> bool:
    """Maven's totals of a module and what failed, but not each class that passed."""
    return "Tests run:" in line and " -- in " not in line or line.startswith("[ERROR]")


def maven_in_lab() -> None:
    """The tests of the module it, again, inside a lab's network; without a lab they have said why they skip."""
    if not can_make_labs():
        return
    lab = Lab("check")
    try:
        lab.up("--bare", *services())
        lab.install_brine()
        lab.put(ROOT / "it/demo/cluster.yaml", "/etc/brine/cluster.yaml")
        lab.shell("set up the master", SET_UP)
        # The registry has been asked before: inside there is no way out.
        run("maven in the lab",
            lab.inside(*MAVEN, "--offline", "--projects", "it", "--also-make", "-DskipTests", "verify"),
            keep=is_closing_line, environment=lab.environment())
    finally:
        lab.down()


def pytest() -> None:
    if not (VENV / "bin/pytest").exists():
        run("pytest venv", [sys.executable, "-m", "venv", VENV])
        # The lab has made wheels of what has none in the registry.
        wheels = Path(os.environ.get("BRINE_LAB_DIR", "/var/lib/brine-lab")) / "cache/wheels"
        run("pytest install", [VENV / "bin/pip", "install", "--quiet", "--find-links", wheels,
                               "--requirement", ROOT / "it/tools/requirements.txt"])
    failed = [folder for folder in UNIT if not passes(short(folder), [ROOT / folder])]
    if can_make_labs():
        # The one plans under many names what the other deploys: each has hosts of its own.
        hostile = PROOFS / "test_hostile_values.py"
        failed += [name for name, what in (("hostile values", [hostile]),
                                           ("whole run", [PROOFS, f"--ignore={hostile}"]))
                   if not passes_in_lab(name, what)]
    if failed:
        raise StepFailed("pytest")


def short(folder: str) -> str:
    return " ".join(folder.split("/")[:2])


def passes_in_lab(name: str, what: list[str | Path]) -> bool:
    lab = Lab("check-proofs")
    try:
        lab.up(*services())
        return passes(name, what, {"BRINE_LAB_NAME": lab.name})
    finally:
        lab.down()


def passes(name: str, what: list[str | Path], environment: dict[str, str] | None = None) -> bool:
    """Each folder alone: two with a conftest of their own cannot be in one run."""
    step = f"pytest {name}"
    report = ROOT / "target" / f"{step.replace(' ', '-')}.xml"
    try:
        run(step, [VENV / "bin/pytest", "-q", f"--junit-xml={report}", *what], keep=is_summary,
            environment=environment)
    except StepFailed:
        return False
    return True


def is_summary(line: str) -> bool:
    """pytest's last line, and not the names of tests that have its words in them."""
    return bool(re.match(r"[0-9]+ (passed|failed|skipped|error)", line))


def reports(since: float) -> Iterator[Path]:
    for pattern in ("*/target/surefire-reports/TEST-*.xml", "*/target/failsafe-reports/TEST-*.xml",
                    "target/pytest-*.xml"):
        yield from (path for path in ROOT.glob(pattern) if path.stat().st_mtime >= since)


if __name__ == "__main__":
    sys.exit(main())
