"""The runner with the real node script behind a client that keeps jobs in memory."""

import base64
import datetime
import json
import os
import stat
import sys

import conftest
import pytest
from brinenode import certificates, keys
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

CP, WORKER = "cp.dc1.example.com", "node-1"


def test_first_issue_gives_every_node_what_its_plan_wants(cluster):
    answer = cluster.issue()
    assert answer["retcode"] == 0
    assert all(result["ok"] for result in answer["minions"].values())
    for node in cluster.nodes.values():
        assert node.run("certificates", "--check")[0] == 0
        assert node.run("certificates") == (0, {"changed": False, "comment": "nothing to do", "missing": {}})


def test_second_issue_changes_nothing(cluster):
    cluster.issue()
    before = {p: p.stat().st_mtime_ns for p in cluster.folder.rglob("etc/kubernetes/**/*") if p.is_file()}
    answer = cluster.issue()
    assert [r["issued"] for r in answer["minions"].values()] == [[], []]
    assert before == {p: p.stat().st_mtime_ns for p in before}


def test_modes_are_kubeadms(cluster):
    cluster.issue()
    modes = {
        str(p.relative_to(cluster.folder / "cp")): stat.S_IMODE(p.stat().st_mode)
        for p in (cluster.folder / "cp" / "etc" / "kubernetes").rglob("*")
        if p.is_file()
    }
    wrong = {p: oct(m) for p, m in modes.items() if m != (0o644 if p.endswith(".crt") else 0o600)}
    assert len(modes) == 14 + 6 + 2 + 5
    assert wrong == {}


def test_the_store_is_private(cluster):
    cluster.issue()
    assert stat.S_IMODE(cluster.store.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in cluster.store.iterdir() if p.name != "lock"} == {0o600}


def test_no_secret_is_in_any_job(cluster):
    cluster.issue()
    opened = [base64.b64decode(job["kwarg"].get("stdin", "")).decode() for job in cluster.client.jobs]
    jobs = json.dumps([cluster.client.jobs, opened]).encode()
    token = (cluster.store / "token").read_text().split()[0].split(".")[1]
    secrets = [p.read_bytes() for p in cluster.folder.rglob("*.key")] + [token.encode()]
    assert len(secrets) > 10
    for secret in secrets:
        body = secret.split(b"-----")[2].replace(b"\n", b"")[20:80] if b"-----" in secret else secret
        assert body not in jobs.replace(b"\\n", b"")
        assert base64.b64encode(secret)[8:60] not in jobs


def test_a_worker_gets_no_authority_key_and_cannot_ask_for_one(cluster):
    node = cluster.nodes[WORKER]
    greedy = {**conftest.worker(), "authorities": conftest.authorities()}
    node.plan({**greedy, "serviceAccount": {"key": "/etc/sa.key", "pub": "/etc/sa.pub"}})
    answer = cluster.issue()
    assert not answer["minions"][WORKER]["ok"]
    assert not list((cluster.folder / "worker").rglob("*ca.key"))
    assert not list((cluster.folder / "worker").rglob("sa.key"))


def test_a_path_outside_the_table_is_not_signed(cluster):
    spec = conftest.worker()
    admin = conftest.kubeconfig("admin", "kubernetes-admin", ["system:masters"])
    cluster.nodes[WORKER].plan({**spec, "kubeconfigs": [admin]})
    answer = cluster.issue()
    assert not answer["minions"][WORKER]["ok"]
    assert answer["retcode"] == 1 and cluster.context["retcode"] == 1
    assert not (cluster.folder / "worker/etc/kubernetes/admin.conf").exists()


def test_claims_of_a_request_count_for_nothing(utils, tmp_path):
    key = keys.generate("ECDSA-P256")
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "system:masters")])
    claim = x509.SubjectAlternativeName([x509.DNSName("evil")])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).add_extension(claim, False)
    pem = request.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()
    authority = utils["brine_ca.authority"](str(tmp_path), conftest.authorities()[0], True)
    entry = conftest.leaf("x", "ca", "kube-scheduler", ["client auth"])
    certificate = certificates.load(utils["brine_ca.sign"](authority, entry, pem).encode())
    assert certificate.subject.rfc4514_string() == "CN=kube-scheduler"
    assert certificates._found_names(certificate) == set()


def test_a_request_signed_by_another_key_is_refused(utils, tmp_path):
    ours, theirs = keys.generate("ECDSA-P256"), keys.generate("ECDSA-P256")
    good = x509.load_pem_x509_csr(keys.request_pem(ours, "a"))
    der = good.public_bytes(Encoding.DER)
    point = ours.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    forged = der.replace(point, theirs.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
    pem = x509.load_der_x509_csr(forged).public_bytes(Encoding.PEM).decode()
    authority = utils["brine_ca.authority"](str(tmp_path), conftest.authorities()[0], True)
    with pytest.raises(ValueError, match="not signed by its own key"):
        utils["brine_ca.sign"](authority, conftest.leaf("x", "ca", "a", ["client auth"]), pem)


def test_an_event_is_not_believed(cluster):
    """FakeClient's events all say "forged"; only the job cache counts."""
    assert cluster.issue()["retcode"] == 0


def test_a_delivery_opens_once(cluster):
    cluster.issue()
    delivered = cluster.client.jobs[1]["kwarg"]["stdin"]
    code, answer = cluster.nodes[CP].run("install", given=delivered)
    assert code == 1
    assert "one-time key" in answer["error"]["what"]


def test_a_delivery_is_for_one_minion(cluster):
    node = cluster.nodes[CP]
    node.run("request")
    cluster.issue()
    bundles = json.loads(base64.b64decode(cluster.client.jobs[1]["kwarg"]["stdin"]))
    cluster.nodes[WORKER].run("request")
    stolen = base64.b64encode(json.dumps({WORKER: bundles[CP]}).encode()).decode()
    code, answer = cluster.nodes[WORKER].run("install", given=stolen)
    assert code == 1
    assert "error" in answer


@pytest.mark.parametrize("given", ["", "{}", "e30=x", "bm8="])
def test_a_delivery_that_is_none_is_an_error(cluster, given):
    code, answer = cluster.nodes[CP].run("install", given=given)
    assert code == 1
    assert answer["error"]["what"]


def test_a_silent_minion_is_named_and_does_not_stop_the_others(cluster):
    cluster.client.silent = {WORKER}
    answer = cluster.issue()
    assert answer["retcode"] == 1
    assert answer["minions"][WORKER]["error"]["what"] == "the minion did not answer"
    assert answer["minions"][CP]["ok"]


def test_another_authority_on_a_node_is_never_replaced(cluster):
    cluster.issue()
    before = (cluster.folder / "cp/etc/kubernetes/pki/ca.crt").read_bytes()
    for path in cluster.store.iterdir():
        path.unlink()
    answer = cluster.issue()
    assert "restore the store" in answer["minions"][CP]["error"]["what"]
    assert (cluster.folder / "cp/etc/kubernetes/pki/ca.crt").read_bytes() == before
    assert not (cluster.store / "ca.key").exists()


def test_a_lost_key_is_issued_again_alone(cluster):
    cluster.issue()
    (cluster.folder / "cp/etc/kubernetes/pki/apiserver.key").unlink()
    answer = cluster.issue()
    assert answer["minions"][CP]["issued"] == ["/etc/kubernetes/pki/apiserver.crt"]


def test_a_certificate_is_renewed_when_it_nears_its_end(cluster, monkeypatch):
    cluster.issue()
    left = lambda days: lambda certificate: datetime.timedelta(days=days)  # noqa: E731
    monkeypatch.setattr(certificates, "remaining", left(31))
    assert cluster.nodes[CP].run("certificates", "--check")[0] == 0
    monkeypatch.setattr(certificates, "remaining", left(29))
    missing = cluster.nodes[CP].run("certificates", "--check")[1]["missing"]
    assert len(missing) == 12
    assert missing["/etc/kubernetes/admin.conf"].startswith("expires at ")


def test_a_changed_name_is_issued_again(cluster):
    cluster.issue()
    spec = conftest.first_node()
    spec["certificates"][0]["dnsNames"].append("api.example.com")
    cluster.nodes[CP].plan(spec)
    cluster.write_table({m: conftest.row(n.spec) for m, n in cluster.nodes.items()})
    assert cluster.issue()["minions"][CP]["issued"] == ["/etc/kubernetes/pki/apiserver.crt"]


def test_the_token_goes_to_who_publishes_and_who_joins(cluster):
    cluster.issue()
    token, expires = (cluster.store / "token").read_text().split()
    pending = json.loads((cluster.folder / "cp/etc/brine/pending/bootstrap-token.json").read_text())
    assert pending == {"token": token, "expires": expires}
    joining = (cluster.folder / "worker/etc/kubernetes/bootstrap-kubelet.conf").read_text()
    assert f"    token: {token}\n" in joining.replace('"', "")
    assert stat.S_IMODE(os.stat(cluster.folder / "worker/etc/kubernetes/bootstrap-kubelet.conf").st_mode) == 0o600


def test_a_later_worker_makes_the_publisher_get_the_token_again(cluster):
    cluster.issue()
    cluster.nodes[CP].tree.remove("/etc/brine/pending/bootstrap-token.json")
    late = conftest.Node(cluster.folder / "late", conftest.worker("node-2"))
    cluster.nodes["node-2"] = late
    cluster.write_table({m: conftest.row(n.spec) for m, n in cluster.nodes.items()})
    assert cluster.issue()["retcode"] == 0
    assert (cluster.folder / "cp/etc/brine/pending/bootstrap-token.json").exists()
    assert late.tree.exists("/etc/kubernetes/bootstrap-kubelet.conf")


def test_a_token_near_its_end_is_replaced(cluster, utils):
    store = str(cluster.folder)
    first = utils["brine_ca.token"](store, 24, 1)
    assert utils["brine_ca.token"](store, 24, 1) == first
    assert utils["brine_ca.token"](store, 24, 25) != first


def test_deliveries_stay_below_the_limit(cluster, monkeypatch):
    for count in range(3):
        minion = f"more-{count}"
        cluster.nodes[minion] = conftest.Node(cluster.folder / minion, conftest.worker(minion))
    cluster.write_table({m: conftest.row(n.spec) for m, n in cluster.nodes.items()})
    monkeypatch.setattr(sys.modules[cluster.runner["brine_pki.issue"].__module__], "DELIVERY_BYTES", 12_000)
    assert cluster.issue()["retcode"] == 0
    installs = [job for job in cluster.client.jobs if job["arg"][0].endswith("install")]
    assert len(installs) > 1
    assert all(len(job["kwarg"]["stdin"]) < 16_100 or len(job["minions"]) == 1 for job in installs)


@pytest.mark.parametrize("name", ["../x", "a/b", "", "A", "a..b"])
def test_a_cluster_name_leads_nowhere_else(cluster, name):
    with pytest.raises(Exception, match="no cluster's name"):
        cluster.runner["brine_pki.issue"](name)


def test_an_unknown_minion_is_refused(cluster):
    with pytest.raises(Exception, match="does not know stranger"):
        cluster.issue(minions=["stranger"])
