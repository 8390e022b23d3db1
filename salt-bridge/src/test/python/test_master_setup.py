"""The drop-in against real Salt configuration files: what is the operator's stays as it was."""

import datetime
import json
import os
import subprocess
import sys

import master_config
import master_setup
import master_tls
import pytest
import salt.config

BASE_ROOTS = list(salt.config.DEFAULT_MASTER_OPTS["file_roots"]["base"])


def apply(master, **changes):
    return master_setup.run(master.request(write=True, **changes))


def effective(master):
    return master_config.load(str(master.config_dir))


def test_writes_nothing_unless_told(master):
    answer = master_setup.run(master.request())

    assert "+++ " in answer["diff"] and not answer["written"]
    assert not master.drop_in().exists()
    assert not os.path.exists(master.request()["root"])


def test_keeps_the_implicit_base_of_file_roots(master):
    apply(master)

    roots = effective(master)["file_roots"]
    assert roots["base"] == BASE_ROOTS
    assert roots["brine"] == [f"{master.folder}/srv/brine/current/salt"]


def test_does_without_a_main_file(master):
    (master.config_dir / "master").unlink()
    master.write("master.d/op.conf", f"root_dir: {master.folder}\ntimeout: 42\n")

    apply(master)

    assert effective(master)["timeout"] == 42
    assert effective(master)["file_roots"]["base"] == BASE_ROOTS


@pytest.mark.parametrize("file", ["master", "master.d/op.conf", "master.d/zz.conf"])
def test_keeps_what_the_operator_wrote_wherever_he_wrote_it(master, file):
    master.write(
        file,
        "file_roots: {base: [/srv/op], dev: [/srv/dev]}\n"
        "module_dirs: [/srv/mods]\n"
        "ext_pillar: [{cmd_yaml: /bin/true}]\n"
        "netapi_enable_clients: [local, runner]\n"
        'external_auth: {pam: {op: [".*"]}, file: {op: ["test.*"]}}\n'
        "timeout: 42\n",
    )
    before = effective(master)

    apply(master)

    after = effective(master)
    assert after["file_roots"]["base"] == ["/srv/op"] and after["file_roots"]["dev"] == ["/srv/dev"]
    assert after["module_dirs"] == ["/srv/mods", f"{master.folder}/srv/brine/modules"]
    assert [next(iter(entry)) for entry in after["ext_pillar"]] == ["cmd_yaml", "brine_pillar"]
    assert after["netapi_enable_clients"] == ["local", "runner", "local_async", "runner_async", "wheel"]
    assert after["external_auth"]["pam"] == before["external_auth"]["pam"]
    assert after["external_auth"]["file"]["op"] == ["test.*"]
    assert master_config.differences(before, after, master_setup.Setup(master.request()).additions()) == []


def test_names_what_the_login_may_beside_and_leaves_it(master):
    master.write("master.d/op.conf", "external_auth: {file: {brine: ['.*', '@runner']}}\n")

    answer = master_setup.run(master.request(write=True))

    assert answer["beside"] == [".*", "@runner"]
    after = master_config.load(str(master.config_dir))["external_auth"]["file"]["brine"]
    assert after == [".*", "@runner", *master.request()["permissions"]]
    assert master_setup.run(master.request())["diff"] == ""


def test_does_not_freeze_roots_that_are_globs(master):
    (master.folder / "formulas" / "one").mkdir(parents=True)
    master.write("master", f"file_roots: {{base: [{master.folder}/formulas/*]}}\n")

    apply(master)
    (master.folder / "formulas" / "two").mkdir()

    assert len(effective(master)["file_roots"]["base"]) == 2


def test_changes_nothing_the_second_time(master):
    apply(master)
    kept = master.drop_in().stat().st_mtime_ns

    answer = apply(master)

    assert answer["diff"] == "" and answer["restart"] == []
    assert master.drop_in().stat().st_mtime_ns == kept


def test_takes_back_what_an_earlier_setup_wrote(master):
    apply(master, bind="10.0.0.1")
    assert effective(master)["interface"] == "10.0.0.1"

    apply(master)

    assert effective(master)["interface"] == "0.0.0.0"


def test_refuses_a_drop_in_that_someone_has_edited(master):
    apply(master)
    master.drop_in().write_text(master.drop_in().read_text() + "timeout: 99\n")

    with pytest.raises(master_config.Refused, match="timeout"):
        master_setup.run(master.request())


def test_refuses_when_the_master_does_not_read_the_drop_in(master):
    master.write("master", "default_include: other.d/*.conf\n")

    with pytest.raises(master_config.Refused) as refused:
        master_setup.run(master.request())
    assert "default_include" in refused.value.advice


def test_refuses_an_environment_of_that_name(master):
    master.write("master.d/op.conf", "file_roots: {brine: [/srv/mine]}\n")

    with pytest.raises(master_config.Refused, match="file_roots"):
        master_setup.run(master.request())


def test_refuses_an_api_without_tls(master):
    master.write("master.d/op.conf", "rest_cherrypy: {port: 8000, disable_ssl: true}\n")

    with pytest.raises(master_config.Refused, match="no TLS"):
        master_setup.run(master.request())


def test_leaves_an_api_with_tls_alone(master):
    master.write("master.d/op.conf", "rest_cherrypy: {port: 9000, ssl_crt: /a, ssl_key: /b}\n")

    apply(master)

    assert effective(master)["rest_cherrypy"] == {"port": 9000, "ssl_crt": "/a", "ssl_key": "/b"}
    assert not (master.config_dir / "pki").exists()


def test_refuses_to_write_another_diff_than_was_shown(master):
    shown = master_setup.run(master.request())["digest"]
    master.write("master.d/op.conf", "module_dirs: [/srv/mods]\n")

    with pytest.raises(master_config.Refused, match="has changed since"):
        master_setup.run(master.request(write=True, expected=shown))


def test_keeps_private_keys_private(master):
    answer = apply(master)

    folder = master.config_dir / "pki" / "brine-api"
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()} == {
        "ca.crt": "0o644",
        "ca.key": "0o600",
        "api.crt": "0o644",
        "api.key": "0o600",
    }
    assert "PRIVATE" not in answer["diff"]
    assert (master.folder / "ca.crt").read_bytes() == (folder / "ca.crt").read_bytes()
    assert os.stat(master.request()["store"]).st_mode & 0o777 == 0o700


def test_renews_the_certificate_and_not_the_authority(master):
    apply(master)
    folder = str(master.config_dir / "pki" / "brine-api")
    now = datetime.datetime.now(datetime.timezone.utc)
    late = now + datetime.timedelta(days=master_tls.CERTIFICATE_DAYS - master_tls.RENEW_DAYS + 1)

    assert master_tls.needed(folder, ["127.0.0.1"], now) == {}
    assert set(master_tls.needed(folder, ["127.0.0.1"], late)) == {"key", "certificate"}
    assert set(master_tls.needed(folder, ["salt.example"], now)) == {"key", "certificate"}


def test_makes_a_certificate_that_openssl_trusts(master):
    apply(master)

    folder = master.config_dir / "pki" / "brine-api"
    command = ["openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-verify_ip", "127.0.0.1", "-CAfile"]
    done = subprocess.run([*command, str(folder / "ca.crt"), str(folder / "api.crt")], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_replaces_modules_and_removes_old_ones(master):
    apply(master)
    stale = master.folder / "srv/brine/modules/runners/old.py"
    stale.write_text("x = 1\n")

    answer = apply(master, modules={"runners/brine_x.py": "def f():\n    return 2\n"})

    assert f"removed: {stale}" in answer["diff"] and not stale.exists()
    assert f"replaced: {stale.with_name('brine_x.py')} (Brine's own Salt module, sha256 " in answer["diff"]
    assert "def f" not in answer["diff"]
    assert "return 2" in (master.folder / "srv/brine/modules/runners/brine_x.py").read_text()
    assert answer["restart"] == ["salt-master", "salt-api"]


def test_restarts_only_the_api_for_what_only_the_api_reads(master):
    apply(master, clients=["runner"])

    assert apply(master)["restart"] == ["salt-api"]


def test_answers_as_json_whatever_salt_prints(master):
    done = subprocess.run(
        [sys.executable, "-I", master.script],
        input=json.dumps(master.request()),
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout)["written"] is False


def test_tells_a_missing_configuration(master):
    request = json.dumps(master.request(config_dir=f"{master.folder}/none"))
    done = subprocess.run(
        [sys.executable, "-I", master.script], input=request, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1 and f"{master.folder}/none" in json.loads(done.stdout)["error"]["what"]
