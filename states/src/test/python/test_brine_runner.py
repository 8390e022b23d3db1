"""The runner `brine` in Salt's own loader; a shell script stands in for the program."""

import pathlib

import pytest
import salt.loader
import salt.utils.path

COMMANDS = pathlib.Path(__file__).parents[4] / "docs/reference/commands.md"
FAILING = "#!/bin/sh\necho 'error: nodes[1].name: \"-x\" is no node name' >&2\nexit 2\n"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "etc"
    (place / "clusters").mkdir(parents=True)
    (place / "cluster.yaml").write_text("metadata: {name: demo}\n")
    return place


@pytest.fixture
def program(tmp_path):
    """Prints its arguments and what of the environment it sees."""
    path = tmp_path / "program"
    path.write_text('#!/bin/sh\nprintf \'{"arguments": "%s", "secret": "%s"}\' "$*" "${SECRET-}"\n')
    path.chmod(0o755)
    return path


@pytest.fixture
def context():
    return {}


@pytest.fixture
def runner(master, folder, program, context):
    master.update(brine={"program": str(program), "config": str(folder)}, user="root")
    return salt.loader.runner(master, context=context)


@pytest.fixture
def refused(context):
    """That an answer is a failure wherever Salt looks for one, and says this."""

    def check(answer, words, status=2):
        assert words in answer["Error"]
        assert (answer["retcode"], context["retcode"]) == (status, status)

    return check


def test_a_cluster_is_found_by_its_name(runner, folder):
    assert runner["brine.plan"]("demo")["arguments"] == f"plan --file {folder}/cluster.yaml --output json"
    (folder / "clusters" / "two.yaml").write_text("metadata: {name: two}\n")
    assert runner["brine.status"]("two")["arguments"] == f"status --file {folder}/clusters/two.yaml --output json"


@pytest.mark.parametrize("name", ["validate", "facts", "plan", "status", "report"])
def test_every_option_is_one_that_the_command_has(runner, name):
    words = runner[f"brine.{name}"]("demo")["arguments"].split()
    section = COMMANDS.read_text().partition(f"\n## brine {name}\n")[2].partition("\n## ")[0]
    options = [word for word in words if word.startswith("--") and word != "--file"]
    assert section and all(f"{option}=" in section for option in options)


def test_a_file_of_its_own_comes_first(runner, folder):
    (folder / "clusters" / "demo.yaml").write_text("metadata: {name: demo}\n")
    assert "clusters/demo.yaml" in runner["brine.facts"]("demo")["arguments"]


@pytest.mark.parametrize("name", ["", "../etc/passwd", "/etc/passwd", "-f", "a b", "Demo", "x" * 64, None, 7, ["demo"]])
def test_no_call_leads_to_another_file(runner, refused, name):
    refused(runner["brine.plan"](name), "no name of a cluster")


@pytest.mark.parametrize("text", ["metadata: {name: other}\n", "[]\n", "a: {b\n", ""])
def test_a_configuration_of_another_name_is_not_taken(runner, refused, folder, text):
    (folder / "cluster.yaml").write_text(text)
    refused(runner["brine.plan"]("demo"), "put it at")


def test_a_failure_is_raised_with_its_reason(runner, refused, program):
    program.write_text(FAILING)
    refused(runner["brine.validate"]("demo"), "ended with 2: error: nodes[1].name")


def test_the_report_of_a_run_that_failed_is_told_and_fails(runner, program, context):
    program.write_text('#!/bin/sh\nprintf \'{"arguments": "%s"}\' "$*"\nexit 8\n')
    told = runner["brine.report"]("demo", run="20260102T030405Z-7")
    assert told["arguments"].startswith("report 20260102T030405Z-7 --file ")
    assert (told["retcode"], context["retcode"]) == (8, 8)


def test_a_run_that_is_not_known_has_no_report(runner, refused, program):
    program.write_text(FAILING)
    refused(runner["brine.report"]("demo"), "brine report demo ended with 2")


@pytest.mark.parametrize("name", ["../../x", "-o", "20260102T030405Z-7\n", 7, ["20260102T030405Z-7"]])
def test_no_name_of_a_run_leads_elsewhere(runner, refused, name):
    refused(runner["brine.report"]("demo", run=name), "no name of a run")


def test_the_masters_environment_is_not_handed_on(runner, monkeypatch):
    monkeypatch.setenv("SECRET", "s3cret")
    assert runner["brine.plan"]("demo")["secret"] == ""


def test_an_apply_is_a_unit_of_its_own(runner, program, folder, tmp_path, monkeypatch):
    asked = tmp_path / "asked"
    systemd_run = tmp_path / "systemd-run"
    systemd_run.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{asked}\n')
    systemd_run.chmod(0o755)
    monkeypatch.setattr(salt.utils.path, "which", lambda name: str(tmp_path / name))
    answer = runner["brine.apply"]("demo")
    words = asked.read_text().splitlines()
    assert f"--unit=brine-demo-{answer['run']}" in words
    assert f"--setenv=BRINE_RUN={answer['run']}" in words
    assert "--setenv=BRINE_CALLER=root" in words
    assert "--wait" not in words
    assert words[-6:] == [
        str(program),
        "apply",
        "--file",
        f"{folder}/cluster.yaml",
        "--output",
        "json",
    ]


def test_a_missing_program_is_named(runner, refused, monkeypatch):
    monkeypatch.setattr(salt.utils.path, "which", lambda name: None)
    refused(runner["brine.apply"]("demo"), "no systemd-run on the master's PATH", 1)


def test_a_wrong_argument_is_a_failure(runner, refused):
    refused(runner["brine.apply"]("demo", force=True), "unknown arguments: force")
    refused(runner["brine.apply"](), "no name of a cluster")
    assert "arguments" in runner["brine.plan"]("demo", __pub_user="root")


def test_a_run_that_fails_gives_its_exit_code(runner, refused, tmp_path, monkeypatch):
    systemd_run = tmp_path / "systemd-run"
    systemd_run.write_text("#!/bin/sh\nexit 8\n")
    systemd_run.chmod(0o755)
    monkeypatch.setattr(salt.utils.path, "which", lambda name: str(tmp_path / name))
    refused(runner["brine.apply"]("demo", wait=True), "ended with 8: see journalctl --unit brine-demo-", 8)
