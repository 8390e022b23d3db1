"""What the bootstrap node serves, and what other hosts trust, on folders: the real gpg, apt-ftparchive and createrepo_c."""

import base64
import hashlib
import json
import os
import pathlib
import shutil
import socketserver
import subprocess
import tempfile
import threading

import conftest
import pytest
from brinenode import bundle, credential, images, prune, repositories, signing, site, tools
from brinenode.errors import NodeError

FOLDER = "/srv/brine/bundle"
DEBS = "packages/deb/debian-12"
REFERENCE = images.REFERENCE


def proof(content):
    return {"digest": f"sha256:{hashlib.sha256(content).hexdigest()}", "sizeBytes": len(content)}


class Bundle:
    """A bundle below the node's root, and the node's plan of it."""

    def __init__(self, node):
        self.node = node
        self.path = node.tree.path(FOLDER)
        self.packages, self.images, self.indexes = [], [], []
        os.makedirs(self.path)

    def put(self, relative, content):
        path = os.path.join(self.path, relative)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def deb(self, name, version="1.36.2-1.1"):
        tree = os.path.join(str(self.node.root), "made", f"{name}-{version}")
        os.makedirs(os.path.join(tree, "DEBIAN"))
        with open(os.path.join(tree, "DEBIAN/control"), "w", encoding="ascii") as file:
            file.write(f"Package: {name}\nVersion: {version}\nArchitecture: all\nMaintainer: a\nDescription: a\n")
        relative = f"{DEBS}/{name}_{version}_all.deb"
        os.makedirs(os.path.join(self.path, DEBS), exist_ok=True)
        subprocess.run(
            ["dpkg-deb", "-Znone", "-b", tree, os.path.join(self.path, relative)], check=True, capture_output=True
        )
        with open(os.path.join(self.path, relative), "rb") as file:
            content = file.read()
        self.packages.append({"path": relative, "name": name, "version": version, **proof(content)})

    def image(self, name, content=b"{}"):
        self.put(f"images/blobs/sha256/{hashlib.sha256(content).hexdigest()}", content)
        self.images.append({"name": name, **proof(content)})
        named = [{"digest": i["digest"], "annotations": {REFERENCE: i["name"]}} for i in self.images]
        self.put("images/index.json", json.dumps({"manifests": named}).encode())

    def lock(self):
        lock = {"apiVersion": bundle.API_VERSION, "kind": "BundleLock", "images": self.images}
        content = json.dumps({**lock, "packages": self.packages, "indexes": self.indexes}).encode()
        self.put("bundle.lock", content)
        digest = hashlib.sha256(content).hexdigest()
        spec = {**self.node.spec, "bundle": {"path": FOLDER, "digest": digest, "release": "deb/debian-12"}}
        self.node.plan(
            {**spec, "site": {"url": "https://127.0.0.1:1", "authority": "ca", "key": "/etc/brine/packages.asc"}}
        )
        return self.node.spec


@pytest.fixture
def node():
    """Its path is short, as those of sockets have to be."""
    with tempfile.TemporaryDirectory(prefix="brine-") as folder:
        yield conftest.Node(pathlib.Path(folder), conftest.first_node())


@pytest.fixture
def made(node):
    return Bundle(node)


@pytest.fixture
def two_debs(made):
    made.deb("kubelet")
    made.deb("kubectl")
    made.lock()
    return made


def refused(run, *arguments):
    with pytest.raises(NodeError) as caught:
        run(*arguments)
    return f"{caught.value.path}: {caught.value.what}"


def published(made, path):
    return made.node.tree.path(f"{repositories.CURRENT}/{path}")


# The lock and the files of the bundle


def test_only_the_lock_of_the_plan_is_taken(made):
    spec = made.lock()
    made.put("bundle.lock", b"{}")
    assert "is not the lock that the plan was made from" in refused(bundle.read, made.node.tree, spec)
    os.unlink(os.path.join(made.path, "bundle.lock"))
    assert "the bundle is not on this host" in refused(bundle.read, made.node.tree, spec)


def test_a_node_without_a_bundle_says_so(node):
    assert "does not serve the bundle" in refused(bundle.read, node.tree, node.spec)


@pytest.mark.parametrize("path", ["../secret", "packages/../../secret", "packages/link", "/etc/passwd", ""])
def test_nothing_outside_the_bundle_is_opened(made, path):
    spec = made.lock()
    secret = made.node.tree.path("/srv/brine/secret")
    with open(secret, "w", encoding="ascii") as file:
        file.write("secret")
    os.makedirs(os.path.join(made.path, "packages"))
    os.symlink(secret, os.path.join(made.path, "packages/link"))
    assert "leads out of the bundle" in refused(bundle.inside, made.node.tree, spec, path)


def test_what_is_missing_or_no_file_is_named(made):
    spec = made.lock()
    os.makedirs(os.path.join(made.path, "packages"))
    assert "is missing" in refused(bundle.inside, made.node.tree, spec, "packages/a.deb")
    assert "is no file" in refused(bundle.inside, made.node.tree, spec, "packages")


def test_a_small_blob_is_proved_by_its_digest(made):
    made.image("registry.k8s.io/pause:3.10.2", b"manifest")
    spec, digest = made.lock(), made.images[0]["digest"]
    assert bundle.check_blob(made.node.tree, spec, digest) == b"manifest"
    made.put(f"images/blobs/sha256/{digest[7:]}", b"another!")
    assert "is damaged" in refused(bundle.check_blob, made.node.tree, spec, digest)
    assert "is no digest" in refused(bundle.check_blob, made.node.tree, spec, "sha256:../../etc/passwd")


def test_a_full_disk_is_told_before_anything_is_copied(two_debs, monkeypatch):
    full = os.statvfs_result((4096, 4096, 100, 100, 100, 100, 100, 100, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda path: full)
    code, answer = two_debs.node.run("repositories")
    assert (code, answer["changed"]) == (1, False)
    assert "MiB are free" in answer["comment"] and repositories.FOLDER in answer["comment"]
    assert not two_debs.node.tree.exists(repositories.FOLDER)


# Repositories


def test_packages_are_published_once_and_signed(two_debs):
    code, answer = two_debs.node.run("repositories")
    assert code == 0, answer
    assert sorted(answer["copied"]) == [
        "deb/debian-12/kubectl_1.36.2-1.1_all.deb",
        "deb/debian-12/kubelet_1.36.2-1.1_all.deb",
    ]
    home = {**os.environ, "GNUPGHOME": two_debs.node.tree.path(signing.HOME)}
    folder = published(two_debs, "deb/debian-12")
    seen = subprocess.run(
        ["gpg", "--verify", f"{folder}/InRelease"], env=home, capture_output=True, text=True, check=True
    )
    assert "Good signature" in seen.stderr
    with open(f"{folder}/Packages", encoding="ascii") as file:
        assert file.read().count("Package: ") == 2
    assert os.stat(two_debs.node.tree.path(signing.HOME)).st_mode & 0o777 == 0o700
    assert two_debs.node.run("repositories")[1] == {"changed": False, "comment": "nothing to do"}


@pytest.mark.parametrize(
    "content, reason", [(b"short", "is cut off after 5 of"), (b"x" * 100_000, "is damaged: it has sha256:")]
)
def test_a_damaged_package_is_refused_and_nothing_is_published(two_debs, content, reason):
    two_debs.put(two_debs.packages[1]["path"], content)
    code, answer = two_debs.node.run("repositories")
    assert code == 1
    assert reason in answer["comment"] and "kubectl" in answer["comment"]
    assert not two_debs.node.tree.exists(repositories.CURRENT)


def test_an_interrupted_import_goes_on_with_what_is_left(two_debs, monkeypatch):
    copied, copy = [], bundle.copy

    def pulled_plug(tree, spec, entry, target):
        if copied:
            raise OSError("the plug was pulled")
        copied.append(entry["name"])
        copy(tree, spec, entry, target)

    monkeypatch.setattr(bundle, "copy", pulled_plug)
    assert two_debs.node.run("repositories")[0] == 1
    assert not two_debs.node.tree.exists(repositories.CURRENT)
    monkeypatch.setattr(bundle, "copy", copy)
    code, answer = two_debs.node.run("repositories")
    assert code == 0 and copied == ["kubelet"]
    assert answer["copied"] == ["deb/debian-12/kubectl_1.36.2-1.1_all.deb"]


def test_an_upgrade_adds_a_version_beside_the_old_and_prune_takes_the_old_away(two_debs, monkeypatch):
    two_debs.node.run("repositories")
    two_debs.packages.clear()
    two_debs.deb("kubelet", "1.37.0-1.1")
    spec = two_debs.lock()
    assert two_debs.node.run("repositories")[1]["copied"] == ["deb/debian-12/kubelet_1.37.0-1.1_all.deb"]
    assert len(os.listdir(published(two_debs, "deb/debian-12"))) == 6
    assert len(os.listdir(two_debs.node.tree.path(repositories.FOLDER))) == 2
    monkeypatch.setattr(images, "superfluous", lambda tree, spec: [])
    assert len(prune.prune(two_debs.node.tree, spec)["packages"]) == 2
    assert os.path.exists(published(two_debs, "deb/debian-12/kubelet_1.37.0-1.1_all.deb"))
    assert not os.path.exists(published(two_debs, "deb/debian-12/kubelet_1.36.2-1.1_all.deb"))


def test_a_published_package_that_was_cut_off_is_published_again(two_debs):
    two_debs.node.run("repositories")
    path = published(two_debs, "deb/debian-12/kubelet_1.36.2-1.1_all.deb")
    os.unlink(path)
    assert "1 of 2 packages" in two_debs.node.run("repositories", "--test")[1]["comment"]
    assert two_debs.node.run("repositories")[0] == 0
    assert os.path.exists(path)


def test_a_lock_whose_package_climbs_is_refused(two_debs):
    two_debs.packages[0]["path"] = "packages/../../../etc/kubelet.deb"
    two_debs.lock()
    assert "leads out of the bundle" in two_debs.node.run("repositories")[1]["comment"]


@pytest.mark.skipif(not shutil.which("rpmbuild"), reason="this machine has no rpmbuild")
def test_rpms_are_signed_and_their_metadata_too(made):
    spec = made.node.tree.path("/a.spec")
    with open(spec, "w", encoding="ascii") as file:
        file.write(
            "Name: a\nVersion: 1\nRelease: 1\nSummary: a\nLicense: a\nBuildArch: noarch\n%description\na\n%files\n"
        )
    top = made.node.tree.path("/rpm")
    settings = [word for key in ("_topdir", "_rpmdir", "_dbpath") for word in ("--define", f"{key} {top}")]
    subprocess.run(["rpmbuild", "-bb", "--quiet", *settings, spec], check=True, capture_output=True)
    with open(f"{top}/noarch/a-1-1.noarch.rpm", "rb") as file:
        content = file.read()
    made.put("packages/rpm/rocky-9/a.rpm", content)
    made.packages.append({"path": "packages/rpm/rocky-9/a.rpm", "name": "a", **proof(content)})
    made.lock()
    code, answer = made.node.run("repositories")
    assert code == 0, answer
    assert os.path.exists(published(made, "rpm/rocky-9/repodata/repomd.xml.asc"))
    query = ["rpm", "--query", "--package", "--queryformat=%{RSAHEADER:pgpsig}", published(made, "rpm/rocky-9/a.rpm")]
    assert "RSA/SHA" in subprocess.run(query, capture_output=True, text=True, check=True).stdout
    assert made.node.run("repositories")[1]["changed"] is False


# Images


class Registry(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


class Answers(socketserver.StreamRequestHandler):
    """Knows digests of manifests by path."""

    known = {}

    def handle(self):
        _, path, _ = self.rfile.readline().decode().split()
        while self.rfile.readline().strip():
            pass
        digest = self.known.get(path)
        status = "200 OK" if digest else "404 Not Found"
        self.wfile.write(f"HTTP/1.1 {status}\r\nDocker-Content-Digest: {digest}\r\nContent-Length: 0\r\n\r\n".encode())


@pytest.fixture
def registry(node):
    path = pathlib.Path(node.tree.path(images.SOCKET))
    path.parent.mkdir(parents=True)
    Answers.known = {}
    with Registry(str(path), Answers) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Answers.known
        server.shutdown()


def test_an_image_that_is_there_is_not_pushed_again(made, registry, monkeypatch):
    made.image("registry.k8s.io/pause:3.10.2", b"one")
    made.image("quay.io:5000/calico/node:v3", b"two")
    made.lock()
    registry["/v2/registry.k8s.io/pause/manifests/3.10.2"] = made.images[0]["digest"]
    pushed = []

    def run(command, **_):
        pushed.append(command[-1])
        registry["/v2/quay.io-5000/calico/node/manifests/v3"] = made.images[1]["digest"]

    monkeypatch.setattr(images.programs, "run", run)
    assert made.node.run("images", "--test")[1]["comment"] == "1 of 2 images are to be pushed"
    assert made.node.run("images")[1]["pushed"] == ["quay.io:5000/calico/node:v3"]
    assert pushed == ["docker://127.0.0.1/quay.io-5000/calico/node:v3"]
    assert made.node.run("images")[1]["changed"] is False


def test_an_image_of_another_digest_is_refused(made, registry):
    made.image("registry.k8s.io/pause:3.10.2", b"one")
    made.images[0]["digest"] = proof(b"another")["digest"]
    made.lock()
    comment = made.node.run("images")[1]["comment"]
    assert "registry.k8s.io/pause:3.10.2" in comment and "brine bundle verify" in comment


def test_a_registry_that_does_not_answer_is_named(made):
    made.image("registry.k8s.io/pause:3.10.2")
    made.lock()
    assert "brine-registry" in made.node.run("images")[1]["comment"]


# Trust


def test_the_credential_is_made_once_and_its_hash_fits(node):
    assert node.run("credential")[0] == 0
    assert node.run("credential", "--check") == (0, {"changed": False, "comment": "nothing to do"})
    assert node.tree.mode(credential.AUTH_FILE) == 0o600
    assert node.tree.mode(credential.PASSWORD_FILE) == 0o640
    auth = json.loads(node.tree.read(credential.AUTH_FILE))["auths"]["127.0.0.1"]["auth"]
    password = base64.b64decode(auth).decode().partition(":")[2]
    assert len(password) > 40 and password.encode() not in node.tree.read(credential.PASSWORD_FILE)
    node.tree.write(credential.PASSWORD_FILE, b"brine:{SSHA}AAAA\n", 0o640)
    assert node.run("credential", "--check")[0] == 1


def test_a_key_is_kept_while_nobody_answers_and_missed_when_there_is_none(made):
    spec = made.lock()
    made.node.tree.write("/etc/kubernetes/pki/ca.crt", b"", 0o644)
    with pytest.raises((NodeError, OSError)):
        site.key_left(made.node.tree, {**spec, "site": {**spec["site"], "url": "http://127.0.0.1:1"}})
    assert made.node.run("trust", "--test")[1]["changed"] is True


def test_tools_are_looked_for_in_what_is_installed(node, monkeypatch):
    monkeypatch.setattr(tools.packages, "to_install", lambda tree, names: ["skopeo"])
    assert node.run("tools", "nginx", "skopeo", "--test")[1]["comment"] == "to be installed: skopeo"


def test_only_what_the_named_authorities_sign_is_asked_for(cluster):
    answer = cluster.issue(authorities=["front-proxy-ca"])
    issued = [path for result in answer["minions"].values() for path in result["issued"]]
    assert answer["retcode"] == 0, answer
    assert all("front-proxy" in path for path in issued) and issued
    assert "brine-node request front-proxy-ca" in cluster.client.jobs[0]["arg"][0]
    assert cluster.nodes["node-1"].run("certificates", "front-proxy-ca", "--check")[0] == 0
    assert cluster.nodes["cp.dc1.example.com"].run("certificates", "--check")[0] == 1


def test_an_authority_that_the_plan_lacks_is_refused(cluster):
    with pytest.raises(Exception, match="the plan has no authority site-ca"):
        cluster.issue(authorities=["site-ca"])
