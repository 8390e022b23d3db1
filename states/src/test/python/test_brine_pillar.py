"""The resolver inside Salt's own pillar compiler."""

import hashlib
import logging

import pytest
import salt.pillar

HOSTILE = ["{{ salt['cmd.run']('id') }}", "{% raw %}", "{# x #}", "no", "1_0", "12:30:45", "0o17", "a'b\"c\nd"]


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "brine" / "current" / "pillar"
    place.mkdir(parents=True)
    return place


@pytest.fixture
def compiled(master, folder):
    master.update(ext_pillar=[{"brine_pillar": str(folder)}], pillar_roots={"base": []})

    def compile_for(minion, pillarenv="brine"):
        grains = {"id": minion}
        pillar = salt.pillar.Pillar(dict(master), grains, minion, "brine", pillarenv=pillarenv)
        return pillar.compile_pillar()

    return compile_for


def put(folder, minion, text):
    (folder / (hashlib.sha256(minion.encode()).hexdigest() + ".yaml")).write_text(text)


def test_a_minion_gets_its_own_file(compiled, folder):
    put(folder, "cp.dc1.example.com", "#!yaml\nbrine: {node: bootstrap}\n")
    put(folder, "node-1", "#!yaml\nbrine: {node: worker-1}\n")
    assert compiled("cp.dc1.example.com") == {"brine": {"node": "bootstrap"}}
    assert compiled("node-1") == {"brine": {"node": "worker-1"}}


@pytest.mark.parametrize("pillarenv", [None, "base", "brin"])
def test_other_environments_get_nothing(compiled, folder, pillarenv):
    put(folder, "node-1", "#!yaml\nbrine: {node: worker-1}\n")
    assert compiled("node-1", pillarenv) == {}


def test_an_unknown_minion_gets_nothing(compiled):
    assert compiled("stranger") == {}


@pytest.mark.parametrize("minion", ["../secret", "/etc/passwd", "a/../../b", "x\0y"])
def test_an_id_leads_nowhere_else(compiled, folder, minion):
    (folder.parent / "secret.yaml").write_text("#!yaml\nsecret: 1\n")
    assert compiled(minion) == {}


def test_text_is_data_and_never_a_template(compiled, folder):
    import yaml

    put(folder, "node-1", "#!yaml\n" + yaml.safe_dump({"brine": {"files": {"x": HOSTILE}}}))
    assert compiled("node-1") == {"brine": {"files": {"x": HOSTILE}}}


def test_a_file_without_the_first_line_is_an_error(compiled, folder):
    put(folder, "node-1", "brine: {node: '{{ 1 }}'}\n")
    assert "does not begin with #!yaml" in compiled("node-1")["_errors"][0]


def test_no_other_file_is_opened(compiled, folder, monkeypatch):
    """The cost of one minion's pillar does not grow with the others."""
    for index in range(50):
        put(folder, f"node-{index}", "#!yaml\nbrine: {}\n")
    opened = []
    import salt.utils.files

    real = salt.utils.files.fopen
    monkeypatch.setattr(salt.utils.files, "fopen", lambda *a, **k: (opened.append(str(a[0])), real(*a, **k))[1])
    compiled("node-7")
    assert [path for path in opened if str(folder) in path] == [
        str(folder / (hashlib.sha256(b"node-7").hexdigest() + ".yaml"))
    ]


def test_nothing_is_logged_above_debug_for_a_stranger(compiled, caplog):
    with caplog.at_level(logging.INFO, "brine_pillar"):
        compiled("stranger")
    assert [r for r in caplog.records if "brine" in r.name] == []
