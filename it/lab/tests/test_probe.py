import os

from brinelab import cgroup, linux, probe
from brinelab.errors import LabError


def _refuse(*_):
    raise LabError("unshare: Operation not permitted")


def test_without_root_it_says_so(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "needs root" in probe.trouble()


def test_what_the_kernel_refuses_is_told(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(probe, "_try_cgroup", lambda: None)
    monkeypatch.setattr(linux, "unshare", _refuse)
    assert probe.trouble() == "unshare: Operation not permitted"


def test_a_machine_without_cgroup2_is_told(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(cgroup, "root", _refuse)
    assert probe.trouble().startswith("no process tree of its own can be made: ")
