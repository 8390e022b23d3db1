import built
import pytest


@pytest.fixture
def clone(tmp_path, monkeypatch):
    monkeypatch.setattr(built, "ROOT", tmp_path)
    monkeypatch.setattr(built, "JAR", tmp_path / "cli/target/brine.jar")
    monkeypatch.setattr(built, "STAMP", tmp_path / "target/built")
    for name in ("pom.xml", *(f"{module}/pom.xml" for module in built.MODULES), "core/src/main/java/A.java",
                 "core/src/test/java/ATest.java", "cli/target/brine.jar", "target/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def test_a_jar_of_these_sources_is_not_built_again(clone):
    assert not built.is_built()
    built.stamp()
    assert built.is_built()
    (clone / "core/src/test/java/ATest.java").write_text("changed")
    assert built.is_built()


@pytest.mark.parametrize("name", ["pom.xml", "cli/pom.xml", "core/src/main/java/A.java", "cli/target/brine.jar"])
def test_a_changed_source_or_jar_is_built_again(clone, name):
    built.stamp()
    (clone / name).write_text("changed")
    assert not built.is_built()


def test_a_new_a_moved_and_a_deleted_source_are_seen(clone):
    folder = clone / "core/src/main/java"
    built.stamp()
    (folder / "B.java").write_text("x")
    assert not built.is_built()
    built.stamp()
    (folder / "B.java").rename(folder / "C.java")
    assert not built.is_built()
    built.stamp()
    (folder / "C.java").unlink()
    assert not built.is_built()
