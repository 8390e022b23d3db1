import os
import subprocess
import sys

import alone
import pytest


@pytest.fixture
def clone(tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "ROOT", tmp_path)
    monkeypatch.setattr(alone, "LOCK", tmp_path / "target/run.lock")
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return tmp_path


def sleeper(mark):
    """A process that has started, so that its environment can be seen."""
    process = subprocess.Popen(
        [sys.executable, "-c", "print(flush=True); input()"],
        env={**os.environ, alone.MARK: str(mark)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )
    process.stdout.readline()
    return process


def test_ends_what_a_dead_run_left_and_nothing_of_another_clone(clone, tmp_path):
    left, other = sleeper(clone), sleeper(tmp_path / "elsewhere")
    try:
        with alone.alone():
            assert left.wait(10) == -9
            assert other.poll() is None
            assert os.environ[alone.MARK] == str(clone)
    finally:
        other.kill()
        other.wait()


def test_a_second_run_in_the_same_clone_is_refused(clone):
    with alone.alone(), pytest.raises(SystemExit, match="already"), alone.alone():
        pass


def test_the_clone_is_free_after_a_run(clone):
    for _ in range(2):
        with alone.alone():
            pass
