from pathlib import Path

from brinelab.layout import LabDir


def test_names_of_labs_and_hosts_are_told_apart():
    folder = LabDir(Path("/srv/lab"))
    places = [folder.lab("a").host("b-c"), folder.lab("a-b").host("c"), folder.lab("a").host("b")]
    assert len({place.netns for place in places}) == 3
    assert len({place.cgroup for place in places}) == 3
    assert all(place.netns.startswith(place.lab.netns + ".") for place in places)


def test_two_folders_share_no_kernel_name():
    first, second = LabDir(Path("/srv/one")).lab("demo"), LabDir(Path("/srv/two")).lab("demo")
    assert first.netns != second.netns and first.cgroup != second.cgroup


def test_folder_comes_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("BRINE_LAB_DIR", str(tmp_path))
    assert LabDir.from_environment().lab("x").path == tmp_path / "labs" / "x"


def test_labs_are_folders_only(tmp_path):
    (tmp_path / "labs" / "demo").mkdir(parents=True)
    (tmp_path / "labs" / "demo.lock").touch()
    assert [place.name for place in LabDir(tmp_path).labs()] == ["demo"]
