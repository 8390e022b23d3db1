import threading

import pytest

from brinelab import machine
from brinelab.cgroup import root
from brinelab.errors import LabError
from brinelab.run import Progress, run, wait_until

TARGETS = """\
Debian|bookworm|main|http://mirror.example/debian/
Debian|bookworm-updates|main|http://mirror.example/debian/
Debian|bookworm-security|main|http://mirror.example/security/
Debian|bookworm-backports|main|http://mirror.example/debian/
Debian|bookworm|contrib|http://mirror.example/debian/
Debian|trixie|main|http://mirror.example/debian/
Other|bookworm|main|http://elsewhere.example/
"""


def test_only_the_release_and_its_updates_are_taken_from_the_machines_sources():
    assert machine.sources_of(TARGETS, "bookworm") == [
        "deb http://mirror.example/debian bookworm main",
        "deb http://mirror.example/debian bookworm-updates main",
        "deb http://mirror.example/security bookworm-security main",
    ]


def test_a_lock_is_held_by_one_at_a_time_even_when_its_file_is_deleted(tmp_path):
    path, inside, order = tmp_path / "x.lock", threading.Event(), []

    def second():
        inside.set()
        with machine.locked(path, Progress()):
            order.append("second")

    with machine.locked(path, Progress()):
        thread = threading.Thread(target=second)
        thread.start()
        inside.wait()
        order.append("first")
        path.unlink()
    thread.join()
    assert order == ["first", "second"]
    assert path.exists()


def test_a_failed_command_is_told_with_what_it_said():
    with pytest.raises(LabError, match=r'"sh -c echo no; exit 3" exited with 3: no'):
        run(["sh", "-c", "echo no; exit 3"])


def test_waiting_ends_with_what_was_waited_for():
    with pytest.raises(LabError, match="still not: the moon is blue"):
        wait_until(lambda: False, "the moon is blue", 0.1)


def test_the_cgroup2_tree_is_found():
    assert (root() / "cgroup.procs").exists()
