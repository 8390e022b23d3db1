"""Each trouble that `brine master check` knows, found where it is and not where it is not."""

import os

import master_check
import master_setup
import pytest


def codes(master, **changes):
    answer = master_check.run(master.request(command="check", **changes))
    return {finding["code"] for finding in answer["findings"]}


def test_finds_nothing_after_setup(master, monkeypatch):
    monkeypatch.setattr(master_check.shutil, "which", lambda name: f"/usr/bin/{name}")
    master_setup.run(master.request(write=True))

    assert codes(master) == set()


def test_tells_the_options_that_matter_and_no_others(master):
    master.write("master.d/op.conf", "worker_threads: 7\nmysql.pass: s3cret\next_pillar: [{mysql: {pass: s3cret}}]\n")

    options = master_check.run(master.request(command="check"))["options"]

    assert options["worker_threads"] == 7
    assert "s3cret" not in str(options)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("auto_accept: True", "master/auto-accept"),
        ("open_mode: True", "master/open-mode"),
        ("peer: {'.*': ['.*']}", "master/peer"),
        ("peer: {'web.*': ['x509.sign_remote_certificate']}", "master/peer"),
        ("peer_run: {'.*': ['state.*']}", "master/peer-run"),
        ("fileserver_backend: [gitfs]", "master/fileserver-backend"),
        ("job_cache: False", "master/job-cache"),
        ("keep_jobs_seconds: 60", "master/keep-jobs"),
        ("pillar_cache: True", "master/pillar-cache"),
        ("rest_cherrypy: {port: 8000}", "master/api-tls"),
        ("file_roots: {brine: [/srv/mine]}", "master/setup"),
        ("external_auth: {file: {brine: ['.*']}}", "master/wide-login"),
        ("external_auth: {file: {'*': ['test.*', '@runner']}}", "master/wide-login"),
    ],
)
def test_finds(master, text, code):
    assert code not in codes(master)

    master.write("master.d/op.conf", text + "\n")

    assert code in codes(master)


def test_lets_narrow_peer_rules_be(master):
    master.write("master.d/op.conf", "peer: {'.*': ['network.ip_addrs', {'test.ping': []}]}\n")

    assert "master/peer" not in codes(master)


def test_lets_other_logins_be(master):
    master.write("master.d/op.conf", "external_auth: {file: {ann: ['.*'], brine: [state.sls]}, pam: {brine: ['.*']}}\n")

    assert "master/wide-login" not in codes(master)


def test_names_each_option_that_setup_would_write(master):
    assert {"master/file-roots", "master/external-auth", "master/rest-cherrypy", "master/module-dirs"} <= codes(master)


def test_finds_a_key_that_others_can_read(master):
    os.chmod(master.folder, 0o755)
    pki = master.folder / "pki"
    pki.mkdir()
    key = pki / "master.pem"
    key.write_text("x")
    master.write("master.d/op.conf", f"pki_dir: {pki}\nroot_dir: /\n")
    key.chmod(0o640)
    assert "master/key-readable" not in codes(master)

    key.chmod(0o644)

    opens = all(os.stat(parent).st_mode & 0o001 for parent in key.parents)
    assert ("master/key-readable" in codes(master)) == opens


def test_finds_a_login_that_does_not_exist(master):
    assert "master/api-user" in codes(master, eauth="pam", user="nobody-of-that-name")
    assert "master/api-user" not in codes(master, eauth="pam", user="root")


def test_finds_what_another_user_may_not_do(master):
    master.write("master.d/op.conf", "user: daemon\n")
    store = master.folder / "var" / "brine"
    store.mkdir(parents=True)
    store.chmod(0o700)

    assert "master/permissions" in codes(master)


def test_finds_a_configuration_that_is_not_in_force(master):
    pid = master.folder / "master.pid"
    pid.write_text("1")
    master.write("master.d/op.conf", "pidfile: /master.pid\n")
    os.utime(pid, (1, 1))

    assert "master/restart" in codes(master)


def test_finds_files_that_setup_would_write_anew(master):
    master_setup.run(master.request(write=True))

    assert "master/files" in codes(master, modules={"runners/brine_x.py": "changed = True\n"})
