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

import built
import labtests
from alone import alone
from built import JAR, MAVEN
from lab import LAB, NO_LAB, Lab, cluster_yaml, why_no_labs
from labtests import Group
from steps import ROOT, StepFailed, run, say
from tally import Tally

VENV = ROOT / ".venv" / "check"
VERSION = "v1.36.2"
UNIT = ("states/src/test/python", "salt-bridge/src/test/python", "it/lab/tests", "it/tools/tests")
REQUIREMENTS = ("it/tools/requirements.txt", "states/src/test/python/requirements.txt")
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
    trouble = why_no_labs()
    if trouble:
        os.environ[NO_LAB] = trouble
    with ThreadPoolExecutor(max_workers=1) as aside:
        python = aside.submit(hosts_and_pytest, tally, trouble)
        attempt(tally, "shellcheck", shellcheck)
        attempt(tally, "maven", lambda: maven(trouble))
        python.result()
    if trouble:
        attempt(tally, "proofs", lambda: passed("proofs", [PROOFS]))
    else:
        in_labs(tally)
    tally.read(reports(started))
    say(f"check: {time.time() - started:.0f} s")
    for line in tally.closing_lines():
        say(line)
    return 1 if tally.failed else 0


def attempt(tally: Tally, name: str, step: Callable[[], object]) -> None:
    try:
        step()
    except StepFailed:
        tally.fail(name)
    except (subprocess.CalledProcessError, OSError) as trouble:
        tally.fail(f"{name}: {trouble}")


def hosts_and_pytest(tally: Tally, trouble: str) -> None:
    """pytest needs wheels that the hosts' base has."""
    if not trouble:
        attempt(tally, "lab hosts", prepare_hosts)
    attempt(tally, "pytest", pytest)


def prepare_hosts() -> None:
    """What all labs stand on, made once: while Maven waits for the network, this waits for the disk."""
    run("lab base", [LAB, "base"])
    if has_kubernetes():
        run("lab packages", [LAB, "packages", VERSION])


def has_kubernetes() -> bool:
    folder = Path(os.environ.get("BRINE_KUBERNETES_DIR", "/var/cache/brine/kubernetes"))
    return (folder / VERSION / "kubelet").is_file()


def services() -> list[str]:
    return ["--services", VERSION] if has_kubernetes() else []


def sources(group: Group) -> list[str]:
    """Where the hosts of a group have packages and images from."""
    return ["--bundle", VERSION] if group.bundled and has_kubernetes() else services()


def shellcheck() -> None:
    run("shellcheck", ["shellcheck", "--external-sources", *shell_scripts()])


def shell_scripts() -> list[str]:
    """Every tracked file that a shell runs, by its first line; not the templates of such."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return [name for name in listed.stdout.decode().split("\0") if name and is_shell(ROOT / name)]


def is_shell(path: Path) -> bool:
    if path.suffix == ".peb" or not path.is_file():
        return False
    with path.open("rb") as file:
        first = file.readline(200)
    return first.startswith((b"#!/bin/sh", b"#!/bin/bash", b"#!/usr/bin/env bash", b"# shellcheck shell="))


def maven(trouble: str) -> None:
    """Without a lab the tests of the module it run here too, and say why they skip."""
    JAR.unlink(missing_ok=True)
    run("maven", [*MAVEN, *([] if trouble else ["-DskipITs"]), "verify"], keep=is_closing_line)
    built.stamp()


def is_closing_line(line: str) -> bool:
    """Maven's totals of a module and what failed, but not each class that passed."""
    return "Tests run:" in line and " -- in " not in line or line.startswith("[ERROR]")


def pytest() -> None:
    install_pytest()
    failed = [folder for folder in UNIT if not passes(short(folder), [ROOT / folder])]
    if failed:
        raise StepFailed("pytest")


def install_pytest() -> None:
    """Once for each set of requirements."""
    wanted = "".join((ROOT / name).read_text() for name in REQUIREMENTS)
    noted = VENV / "installed"
    if noted.is_file() and noted.read_text() == wanted:
        return
    run("pytest venv", [sys.executable, "-m", "venv", VENV])
    # The lab has made wheels of what has none in the registry.
    wheels = Path(os.environ.get("BRINE_LAB_DIR", "/var/lib/brine-lab")) / "cache/wheels"
    run("pytest install", [VENV / "bin/pip", "install", "--quiet", "--find-links", wheels,
                           "--requirement", ROOT / REQUIREMENTS[0]])
    noted.write_text(wanted)


def short(folder: str) -> str:
    return " ".join(folder.split("/")[:2])


def in_labs(tally: Tally) -> None:
    """All that needs hosts. Proofs wait more than they work: two labs at a time have room on two cores."""
    if not JAR.is_file():
        tally.fail("tests in labs: there is no jar to be tested")
        return
    attempt(tally, "lab selftest", lambda: run("lab selftest", [LAB, "selftest"]))
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(lambda group: attempt(tally, f"proofs {group.name}", lambda: proofs(group)),
                      labtests.groups(PROOFS)))
    attempt(tally, "tests in a lab", maven_in_lab)


def proofs(group: Group) -> None:
    if group.own:
        passed(f"proofs {group.name}", group.files)
        return
    lab = Lab(f"check-{group.name}")
    try:
        lab.up(*sources(group), *group.options)
        passed(f"proofs {group.name}", group.files, {"BRINE_LAB_NAME": lab.name})
    finally:
        lab.down()


def maven_in_lab() -> None:
    """The tests of the module it, inside a lab's network."""
    lab = Lab("check")
    try:
        lab.up("--bare", *services())
        lab.install_brine()
        lab.write(cluster_yaml(served=has_kubernetes()), "/etc/brine/cluster.yaml")
        lab.shell("set up the master", SET_UP)
        # The registry has been asked before: inside there is no way out.
        run("maven in the lab",
            lab.inside(*MAVEN, "--offline", "--projects", "it", "--also-make", "-DskipTests",
                       "-Dspotless.check.skip", "-Djacoco.skip", "verify"),
            keep=is_closing_line, environment=lab.environment())
    finally:
        lab.down()


def passed(name: str, what: list[Path] | tuple[Path, ...], environment: dict[str, str] | None = None) -> None:
    if not passes(name, what, environment):
        raise StepFailed(name)


def passes(name: str, what: list[Path] | tuple[Path, ...], environment: dict[str, str] | None = None) -> bool:
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
    with alone():
        sys.exit(main())
