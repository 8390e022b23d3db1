from pathlib import Path

import pytest
from labtests import OWN, SHARED, Group, groups


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_files_share_the_lab_that_they_name(tmp_path):
    plain = put(tmp_path, "test_plain.py", '"""Says nothing of a lab."""\n')
    one = put(tmp_path, "test_one.py", '"""One."""\n\n# lab planes: --spec it/lab/specs/planes.toml\n')
    two = put(tmp_path, "test_two.py", "# lab planes\n")
    put(tmp_path, "conftest.py", "# lab other\n")
    assert groups(tmp_path) == [
        Group("planes", ("--spec", "it/lab/specs/planes.toml"), (one, two)),
        Group(SHARED, (), (plain,)),
    ]


def test_a_file_with_labs_of_its_own_is_alone_and_first(tmp_path):
    shared = put(tmp_path, "test_a.py", "")
    own = put(tmp_path, "test_b.py", f"# lab {OWN}\n")
    assert groups(tmp_path) == [Group("b", (), (own,), own=True), Group(SHARED, (), (shared,))]


def test_a_bundle_is_no_option_of_its_own(tmp_path):
    file = put(tmp_path, "test_site.py", "# lab site: --bundle --spec other.toml\n")
    assert groups(tmp_path) == [Group("site", ("--spec", "other.toml"), (file,), bundled=True)]


def test_one_lab_has_one_set_of_options(tmp_path):
    put(tmp_path, "test_a.py", "# lab x: --bare\n")
    put(tmp_path, "test_b.py", "# lab x: --spec other.toml\n")
    with pytest.raises(ValueError, match="test_b.py: the lab x has other options"):
        groups(tmp_path)
