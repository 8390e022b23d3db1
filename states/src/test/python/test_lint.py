"""The linters over what is generated and over the Python itself."""

import pathlib
import subprocess
import sys

import conftest
import pytest

ROOT = conftest.RESOURCES.parents[4]
GOLDEN = ROOT / "states/src/test/resources/golden"
SLS = sorted(map(str, GOLDEN.rglob("*.sls")))
COMMANDS = {
    "yamllint": ["--strict", *SLS],
    "salt-lint": SLS,
    "ruff": ["check", "--no-cache", str(ROOT / "states")],
    "ruff format": ["--check", "--no-cache", str(ROOT / "states")],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_linter_finds_nothing(name):
    program, *options = name.split()
    command = [str(pathlib.Path(sys.executable).parent / program), *options, *COMMANDS[name]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout if done.returncode else "") == (0, ""), done.stderr
    assert len(SLS) > 20
