"""brine-node's commands on a folder, against API servers that answer from memory."""

import http.server
import io
import json
import os
import pathlib
import stat
import subprocess
import sys
import threading

import conftest
import pytest
from brinenode import api, kernel, kubeconfig, kubelet, leaves, nodes, packages, resources, steps, token, verify, wait

ENTRY = conftest.RESOURCES / "salt/brine/node/files/brine-node"


class Server(http.server.ThreadingHTTPServer):
    """Answers GET from `objects`; PATCH is merged into them."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.objects = {}
        self.patches = []

        self.owners = {}

    def serve(self, group, kind, plural):
        """Discovery of one kind that lies in namespaces."""
        self.objects[group] = {"resources": [{"name": plural, "kind": kind, "namespaced": True}]}

    def applied(self, path, item, dry):
        """Server-side apply of `data` only: another manager's value is a conflict, as the API server answers it."""
        held = self.owners.get(path, {})
        theirs = self.objects.get(path, {}).get("data", {})
        causes = [
            {
                "reason": "FieldManagerConflict",
                "message": f'conflict with "{held[key]}" using v1',
                "field": f".data.{key}",
            }
            for key, value in item.get("data", {}).items()
            if key in held and theirs.get(key) != value
        ]
        if causes:
            return 409, {"message": "Apply failed", "details": {"causes": causes}}
        result = {**item, "data": {**theirs, **item.get("data", {})}}
        if not dry:
            self.objects[path] = result
        return 200, result

    @property
    def api(self):
        return api.Api(f"http://127.0.0.1:{self.server_port}")


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        found = self.server.objects.get(self.path)
        self.answer(
            *(found if isinstance(found, tuple) else (200, found)) if found else (404, {"message": "not found"})
        )

    def do_PATCH(self):
        patch = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        path, _, query = self.path.partition("?")
        if "dryRun" not in query:
            self.server.patches.append((path, self.headers["Content-Type"], patch))
        if self.headers["Content-Type"] == resources.PATCH:
            self.answer(*self.server.applied(path, patch, "dryRun" in query))
            return
        node = self.server.objects[self.path]
        node["metadata"]["labels"].update(patch["metadata"]["labels"])
        node["spec"]["taints"] = patch["spec"]["taints"]
        self.answer(200, node)

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def server(monkeypatch):
    with Server() as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setattr(api, "as_admin", lambda *_, **__: running.api)
        yield running
        running.shutdown()


def registered(name, ready="True", message="", labels=None, taints=None):
    conditions = [{"type": "Ready", "status": ready, "message": message}]
    metadata = {"name": name, "resourceVersion": "7", "labels": labels or {}}
    return {"metadata": metadata, "spec": {"taints": taints or []}, "status": {"conditions": conditions}}


def pod(name, phase="Running", ready="True", scheduled="True"):
    conditions = [
        {"type": "Ready", "status": ready},
        {"type": "PodScheduled", "status": scheduled, "message": "taints"},
    ]
    return {"metadata": {"name": name}, "status": {"phase": phase, "conditions": conditions}}


def test_a_node_without_a_plan_is_an_error_with_advice(tmp_path):
    from brinenode import cli

    out = io.StringIO()
    assert cli.main(["--root", str(tmp_path), "request"], io.StringIO(), out) == 1
    error = json.loads(out.getvalue())["error"]
    assert error["path"] == "/etc/brine/node.json"
    assert error["advice"]


def test_the_entry_runs_by_itself_and_leaves_no_compiled_files(node):
    command = [sys.executable, str(ENTRY), "--root", str(node.root), "certificates", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["missing"]) == 16
    assert done.stderr == ""
    assert not list(pathlib.Path(ENTRY.parent).rglob("__pycache__"))


@pytest.mark.parametrize(
    "command",
    [c.name for c in steps.ALL if c.look and c.name not in ("manifest", "wait", "refresh", "remove", "tools")],
)
def test_looking_changes_nothing(node, command, server):
    before = sorted(str(p) for p in node.root.rglob("*"))
    node.run(command, "--check")
    assert sorted(str(p) for p in node.root.rglob("*")) == before


@pytest.mark.parametrize("command", ["objects", "nodes", "verify"])
def test_test_mode_tells_a_change_where_nothing_can_be_looked_at_yet(node, command):
    code, answer = node.run(command, "--test")
    assert (code, answer["changed"]) == (0, True)
    assert answer["comment"].startswith("cannot be told yet: /etc/kubernetes/admin.conf: is missing")


def test_test_mode_tells_what_is_left_and_exits_zero(node):
    code, answer = node.run("certificates", "--test")
    assert (code, answer["changed"]) == (0, True)
    assert "/etc/kubernetes/admin.conf is missing" in answer["comment"]


def test_an_error_says_what_where_and_what_to_do_in_one_line(node):
    code, answer = node.run("certificates")
    assert (code, answer["changed"]) == (1, False)
    assert answer["comment"].endswith("; run the runner brine_pki.issue")


def test_a_manifest_comes_in_whole_and_once(node):
    node.tree.write("/etc/kubernetes/.brine/etcd.yaml", b"kind: Pod\n", 0o600)
    assert node.run("manifest", "etcd", "--check")[0] == 1
    code, answer = node.run("manifest", "etcd")
    assert (code, answer["changed"], answer["written"]) == (0, True, ["/etc/kubernetes/manifests/etcd.yaml"])
    assert node.run("manifest", "etcd", "--check")[0] == 0
    assert node.run("manifest", "etcd") == (0, {"changed": False, "comment": "nothing to do"})
    assert os.listdir(node.root / "etc/kubernetes/manifests") == ["etcd.yaml"]


def test_a_manifest_altered_by_hand_is_found(node):
    node.tree.write("/etc/kubernetes/.brine/etcd.yaml", b"kind: Pod\n", 0o600)
    node.run("manifest", "etcd")
    os.chmod(node.root / "etc/kubernetes/manifests/etcd.yaml", 0o644)
    assert node.run("manifest", "etcd", "--check")[0] == 1
    node.run("manifest", "etcd")
    assert stat.S_IMODE(os.stat(node.root / "etc/kubernetes/manifests/etcd.yaml").st_mode) == 0o600


def test_a_manifest_that_was_not_prepared_is_an_error(node):
    code, answer = node.run("manifest", "etcd")
    assert code == 1 and answer["error"]["path"] == "/etc/kubernetes/.brine/etcd.yaml"


def test_a_manifest_name_leads_nowhere_else(node):
    assert "is not an absolute path" in node.run("manifest", "../../x")[1]["error"]["what"]


def test_waiting_tells_what_was_seen_last(node, monkeypatch):
    monkeypatch.setattr(wait, "_journal", lambda unit: "a line")
    monkeypatch.setattr(api, "loopback", lambda *_, **__: api.Api("http://127.0.0.1:1"))
    code, answer = node.run("wait", "kubelet", "--timeout", "0.3")
    assert code == 1
    assert "kubelet is not ready after 0.3 s; seen last: " in answer["error"]["what"]
    assert "refused" in answer["error"]["what"]
    assert answer["error"]["advice"] == "last lines of kubelet: a line"


def test_waiting_ends_when_the_condition_holds(node, server, monkeypatch):
    monkeypatch.setattr(api, "loopback", lambda *_, **__: server.api)
    server.objects["/healthz"] = (200, "ok")
    assert node.run("wait", "kubelet") == (0, {"changed": False, "comment": "nothing to do"})
    assert node.run("wait", "kubelet", "--check")[0] == 0


def test_the_control_plane_is_asked_where_its_manifests_say(node, server, monkeypatch):
    asked = []
    monkeypatch.setattr(api, "loopback", lambda port, host: asked.append((port, host)) or server.api)
    server.objects.update({"/livez": (200, "ok"), "/healthz": (200, "ok")})
    manifest = b"spec:\n  containers:\n  - command:\n    - kube-scheduler\n    - --secure-port=20259\n    - --bind-address=::\n"
    node.tree.write("/etc/kubernetes/manifests/kube-scheduler.yaml", manifest, 0o600)
    for component in wait.CONTROL_PLANE:
        assert node.run("wait", component, "--check")[0] == 0
    assert asked == [(10257, "127.0.0.1"), ("20259", "::")]


def test_nodes_get_what_they_lack_and_keep_what_they_have(node, server):
    taint = {"key": "node-role.kubernetes.io/control-plane", "effect": "NoSchedule"}
    entry = {"name": "bootstrap", "labels": {"node-role.kubernetes.io/control-plane": ""}, "taints": [taint]}
    absent = {"name": "worker-1", "labels": {"disk": "ssd"}, "taints": []}
    node.plan({**node.spec, "nodes": [entry, absent]})
    other = {"key": "node.kubernetes.io/not-ready", "effect": "NoExecute", "timeAdded": "2026-11-22T18:12:00Z"}
    server.objects["/api/v1/nodes/bootstrap"] = registered("bootstrap", labels={"a": "b"}, taints=[other])
    assert node.run("nodes", "--check")[0] == 1
    assert node.run("nodes")[1]["marked"] == ["bootstrap"]
    assert node.run("nodes", "--check")[0] == 0
    found = server.objects["/api/v1/nodes/bootstrap"]
    assert found["spec"]["taints"] == [other, taint]
    assert found["metadata"]["labels"] == {"a": "b", "node-role.kubernetes.io/control-plane": ""}
    (path, kind, patch) = server.patches[0]
    assert kind == nodes.PATCH and patch["metadata"]["resourceVersion"] == "7"


def test_the_first_kubelet_gets_its_own_certificate(cluster, monkeypatch):
    node = cluster.nodes["cp.dc1.example.com"]
    cluster.issue()
    conf = node.tree.read(token.KUBELET_CONF)
    pair = [kubeconfig.decoded(conf, f"client-{part}-data") for part in ("certificate", "key")]
    node.tree.write(leaves.KUBELET_CURRENT, b"".join(pair), 0o600)
    restarts = []
    monkeypatch.setattr(kubelet, "_restart", lambda: restarts.append(1))
    monkeypatch.setattr(kubelet, "_health", lambda: "")
    assert node.run("finalize", "--check")[0] == 1
    assert node.run("finalize")[1]["finished"] == [token.KUBELET_CONF]
    assert node.run("finalize", "--check")[0] == 0
    assert node.run("certificates", "--check")[1]["missing"] == {}
    assert restarts == [1]
    assert kubeconfig.value(node.tree.read(token.KUBELET_CONF), "client-key") == leaves.KUBELET_CURRENT
    assert b"client-key-data" not in node.tree.read(token.KUBELET_CONF)


def test_a_joined_kubelet_leaves_no_token_behind(cluster, server, monkeypatch):
    monkeypatch.setattr(api, "as_kubelet", lambda *_: server.api)
    node, first = cluster.nodes["node-1"], cluster.nodes["cp.dc1.example.com"]
    cluster.issue()
    assert node.run("finalize", "--check")[0] == 1
    conf = first.tree.read("/etc/kubernetes/scheduler.conf")
    pair = [kubeconfig.decoded(conf, f"client-{part}-data") for part in ("certificate", "key")]
    node.tree.write(leaves.KUBELET_CURRENT, b"".join(pair), 0o600)
    node.tree.write(token.KUBELET_CONF, b"written by the kubelet\n", 0o600)
    code, answer = node.run("finalize", "--timeout", "0")
    assert (
        code == 1
        and answer["error"]["what"].startswith("node worker-1 is not ready")
        and "not registered" in str(answer)
    )
    server.objects["/api/v1/nodes/worker-1"] = registered("worker-1")
    assert node.run("finalize")[0] == 0
    assert node.run("finalize", "--check")[0] == 0
    assert not node.tree.exists("/etc/kubernetes/bootstrap-kubelet.conf")
    assert os.listdir(node.root / "etc/brine/pending") == []
    assert node.run("certificates", "--check")[1]["missing"] == {}


def test_a_cluster_without_network_plugin_is_well_only_for_that_reason(node, server, monkeypatch):
    monkeypatch.setattr(verify, "_parts", lambda spec: [])
    monkeypatch.setattr(verify, "_members", lambda tree, spec: [])
    server.objects["/api/v1/nodes"] = {
        "items": [registered("bootstrap", "False", verify.NO_CNI), registered("worker-1")]
    }
    server.objects["/api/v1/namespaces/kube-system/pods"] = {
        "items": [pod("etcd"), pod("coredns-1", "Pending", "False", "False")]
    }
    code, answer = node.run("verify")
    assert code == 0
    assert answer["comment"] == (
        "note: NotReady only because no network plugin is installed: bootstrap; not scheduled for that: coredns-1"
    )
    two = f"[{verify.NO_CNI}, failed to initialize CSINode]"
    server.objects["/api/v1/nodes"]["items"][0] = registered("bootstrap", "False", two)
    code, answer = node.run("verify", "--check")
    assert code == 1
    assert answer["faults"] == [f"node bootstrap: {two}", "pod coredns-1: Pending: taints"]


def test_only_so_many_nodes_without_network_plugin_are_named(node, server, monkeypatch):
    monkeypatch.setattr(verify, "_parts", lambda spec: [])
    monkeypatch.setattr(verify, "_members", lambda tree, spec: [])
    names = [f"n{i}" for i in range(10)]
    node.plan({**node.spec, "verify": {"plugin": "none", "expectedNodes": names}})
    server.objects["/api/v1/nodes"] = {"items": [registered(name, "False", verify.NO_CNI) for name in names]}
    server.objects["/api/v1/namespaces/kube-system/pods"] = {"items": []}
    assert node.run("verify")[1]["comment"].endswith("installed: n0, n1, n2, n3, n4, n5, n6, n7 and 2 more")


def test_waiting_until_the_cluster_is_well_changes_nothing(node, server, monkeypatch):
    monkeypatch.setattr(verify, "_parts", lambda spec: [])
    monkeypatch.setattr(verify, "_members", lambda tree, spec: [])
    coming = iter(["False"])
    monkeypatch.setattr(
        verify,
        "node_fault",
        lambda seen: "it has not reported yet" if next(coming, "True") == "False" else "",
    )
    server.objects["/api/v1/nodes"] = {"items": [registered("bootstrap"), registered("worker-1")]}
    server.objects["/api/v1/namespaces/kube-system/pods"] = {"items": []}
    code, answer = node.run("verify")
    assert code == 0 and not answer["changed"] and answer["comment"] == "nothing to do"
    coming = iter(["False"])
    assert node.run("verify", "--test")[1]["changed"]


def test_with_a_network_plugin_no_node_may_be_unready(node, server, monkeypatch):
    monkeypatch.setattr(verify, "_parts", lambda spec: [])
    monkeypatch.setattr(verify, "_members", lambda tree, spec: [])
    node.plan({**node.spec, "verify": {"plugin": "calico", "expectedNodes": ["bootstrap", "worker-1"]}})
    server.objects["/api/v1/nodes"] = {"items": [registered("bootstrap", "False", verify.NO_CNI)]}
    server.objects["/api/v1/namespaces/kube-system/pods"] = {"items": [pod("kube-proxy", ready="False")]}
    assert node.run("verify", "--check")[1]["faults"] == [
        f"node bootstrap: {verify.NO_CNI}",
        "node worker-1: it is not registered",
        "pod kube-proxy: Running: it is not ready",
    ]


def test_a_published_token_is_forgotten(cluster, server):
    node = cluster.nodes["cp.dc1.example.com"]
    cluster.issue()
    server.serve("/api/v1", "Secret", "secrets")
    assert node.run("token", "--check")[0] == 1
    code, answer = node.run("token")
    path, content_type, sent = server.patches[0]
    assert code == 0 and answer["published"] == [sent["metadata"]["name"]]
    assert path == f"/api/v1/namespaces/kube-system/secrets/{sent['metadata']['name']}"
    assert (sent["type"], content_type) == ("bootstrap.kubernetes.io/token", "application/apply-patch+yaml")
    assert node.run("token", "--check")[0] == 0


@pytest.mark.parametrize(
    "text", ["yes", "1e3", "0x10", "12:30:45", "fd00::1", "a: b", "#x", "null", "a\nb", "~", "1_0"]
)
def test_kubeconfig_text_is_read_back_unchanged(text):
    import yaml

    assert yaml.safe_load(f"key: {kubeconfig._scalar(text)}\n") == {"key": text}


def test_sysctls_are_set_and_found_when_altered(node):
    node.tree.write("/etc/modules-load.d/brine.conf", b"overlay\n# x\nbr_netfilter\n", 0o644)
    node.tree.folder("/proc/sys/net/bridge", 0o755)
    node.tree.write("/etc/sysctl.d/90-brine.conf", b"net.ipv4.ip_forward = 1\n", 0o644)
    node.tree.write("/proc/sys/net/ipv4/ip_forward", b"0\n", 0o644)
    node.tree.folder("/sys/module/overlay", 0o755)
    assert node.run("kernel", "--check")[1]["comment"] == "net.ipv4.ip_forward is not 1"
    assert node.run("kernel")[1]["set"] == ["net.ipv4.ip_forward"]
    assert node.run("kernel", "--check")[0] == 0


def test_swap_is_ended_for_good(node, monkeypatch):
    fstab = b"/dev/sda1 / ext4 defaults 0 1\n# /dev/x none swap sw 0 0\n/dev/sda2 none swap sw 0 0\n"
    node.tree.write("/etc/fstab", fstab, 0o644)
    node.tree.write("/proc/swaps", b"Filename Type\n/dev/sda2 partition\n", 0o444)
    ran = []
    monkeypatch.setattr(
        kernel, "_run", lambda command: ran.append(command) or node.tree.write("/proc/swaps", b"x\n", 0o444)
    )
    assert node.run("swap", "--check")[0] == 1
    node.run("swap")
    assert node.run("swap", "--check")[0] == 0
    assert ran == [["swapoff", "--all"]]
    assert node.tree.read("/etc/fstab").splitlines()[-1] == b"# /dev/sda2 none swap sw 0 0"
    assert stat.S_IMODE(os.stat(node.root / "etc/fstab").st_mode) == 0o644


def test_lists_are_refreshed_only_for_what_is_not_installed(node, monkeypatch):
    ran = []
    listed = "kubelet 1.36.2-1.1 installed\ncontainerd 1.6.20~ds1 installed\nkubectl 1.35.6-1.1 installed\nrunc 1 config-files\n"
    monkeypatch.setattr(packages, "_run", lambda command: ran.append(command) or listed)
    node.tree.folder("/var/lib/dpkg", 0o755)
    node.tree.write("/etc/apt/sources.list.d/brine.sources", b"x", 0o644)
    assert node.run("refresh", "kubelet=1.36.2", "containerd", "--check")[0] == 0
    assert len(ran) == 1
    left = node.run("refresh", "kubelet=1.36.2", "kubectl=1.36.2", "runc")[1]["comment"]
    assert left == "to be installed: kubectl=1.36.2, runc"
    assert ran[-1][:2] == ["apt-get", "update"]
    assert "--option=APT::Update::Error-Mode=any" in ran[-1]
    assert "--option=APT::Get::List-Cleanup=0" in ran[-1]
