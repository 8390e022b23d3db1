import hashlib
import io
import json
import os
import stat
import struct
import subprocess
import tarfile

import pytest

from brinelab import deb, image, release
from brinelab.errors import LabError
from brinelab.release import Release

KUBEADM = """\
#!/bin/sh
[ "$*" = "config images list --kubernetes-version v1.36.2" ] || exit 1
printf 'registry.k8s.io/kube-proxy:v1.36.2\\nregistry.k8s.io/coredns/coredns:v1.14.2\\n'
"""


def elf(kinds: list[int]) -> bytes:
    """A 64-bit ELF header with program headers of these kinds."""
    header = bytearray(64)
    header[:5] = b"\x7fELF\x02"
    struct.pack_into("<Q", header, 32, 64)
    struct.pack_into("<HH", header, 54, 56, len(kinds))
    return bytes(header) + b"".join(struct.pack("<I", kind).ljust(56, b"\0") for kind in kinds)


@pytest.fixture
def binaries(tmp_path, monkeypatch):
    monkeypatch.setenv("BRINE_KUBERNETES_DIR", str(tmp_path))
    folder = tmp_path / "v1.36.2"
    folder.mkdir()
    for name in Release("v1.36.2", folder).binaries:
        (folder / name).write_bytes(elf([1]) + name.encode())
        (folder / name).chmod(0o755)
    (folder / "kubeadm").write_text(KUBEADM)
    return folder


def test_missing_binaries_are_all_named(binaries):
    (binaries / "etcd").unlink()
    (binaries / "kubelet").chmod(0o644)
    with pytest.raises(LabError, match="lacks etcd, kubelet; put the binaries"):
        release.find("v1.36.2")


@pytest.mark.parametrize("version", ["1.36.2", "v1.36", "latest", "v1.36.2/../.."])
def test_a_version_that_is_none_is_refused(version):
    with pytest.raises(LabError, match="is no Kubernetes version"):
        release.find(version)


def test_the_digest_follows_the_content(binaries):
    one = release.find("v1.36.2")
    before = one.digest()
    assert one.digest() == before
    (binaries / "pause").write_bytes(elf([1]) + b"other")
    assert one.digest() != before


def test_kubeadm_names_the_images(binaries):
    assert release.find("v1.36.2").images() == [
        "registry.k8s.io/kube-proxy:v1.36.2",
        "registry.k8s.io/coredns/coredns:v1.14.2",
    ]


def test_a_static_file_is_told_from_a_dynamic_one(tmp_path):
    (tmp_path / "static").write_bytes(elf([1, 2]))
    (tmp_path / "dynamic").write_bytes(elf([6, 3, 1]))
    (tmp_path / "text").write_text("#!/bin/sh\n" * 20)
    assert release.is_static(tmp_path / "static")
    assert not release.is_static(tmp_path / "dynamic")
    with pytest.raises(LabError, match="no 64-bit ELF file"):
        release.is_static(tmp_path / "text")


@pytest.fixture
def debs(binaries, tmp_path):
    (tmp_path / "pool").mkdir()
    made = deb.build(release.find("v1.36.2"), tmp_path / "pool", tmp_path / "scratch")
    return {path.name.split("_")[0]: path for path in made}


def listed(path) -> dict[str, str]:
    """Path in a package -> its mode, as ls writes it, and its owner."""
    lines = subprocess.run(["dpkg-deb", "-c", path], check=True, capture_output=True, text=True)
    rows = (line.split() for line in lines.stdout.splitlines())
    return {row[5][1:]: f"{row[0]} {row[1]}" for row in rows if not row[0].startswith("d")}


def test_packages_are_laid_out_as_kubernetes_release_does(debs):
    assert listed(debs["kubelet"]) == {
        "/usr/bin/kubelet": "-rwxr-xr-x root/root",
        "/usr/lib/systemd/system/kubelet.service": "-rw------- root/root",
        "/etc/default/kubelet": "-rw-r--r-- root/root",
        "/etc/kubernetes/manifests/.kubelet-keep": "-rw-r--r-- root/root",
        "/var/lib/kubelet/.kubelet-keep": "-rw-r--r-- root/root",
    }
    assert listed(debs["kubeadm"]) == {
        "/usr/bin/kubeadm": "-rwxr-xr-x root/root",
        "/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf": "-rw-r--r-- root/root",
    }
    assert listed(debs["kubectl"]) == {"/usr/bin/kubectl": "-rwxr-xr-x root/root"}


def field(path, name: str) -> str:
    return subprocess.run(
        ["dpkg-deb", "-f", path, name], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_packages_carry_the_numbers_of_kubernetes_release(debs):
    assert {field(path, "Version") for path in debs.values()} == {"1.36.2-1.1"}
    assert field(debs["kubelet"], "Depends") == "mount, util-linux"
    assert field(debs["kubeadm"], "Depends") == ""


def test_the_drop_in_reads_what_kubeadm_writes():
    text = (deb.PACKAGING / "kubeadm/10-kubeadm.conf").read_text()
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "[Service]"
    assert "EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env" in lines
    assert lines[-2:] == [
        "ExecStart=",
        "ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS"
        " $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS",
    ]


@pytest.mark.skipif(os.geteuid() != 0, reason="chroot needs root")
def test_an_image_is_one_layer_whose_digest_its_configuration_names(binaries, tmp_path):
    made = image.build(release.find("v1.36.2"), "registry.k8s.io/etcd:3.6.8-0", tmp_path, tmp_path)
    layer, config = made.blobs
    assert (made.repository, made.tag) == ("etcd", "3.6.8-0")
    assert layer.digest == "sha256:" + hashlib.sha256(layer.path.read_bytes()).hexdigest()
    told = json.loads(config.path.read_text())
    assert told["rootfs"]["diff_ids"] == [layer.digest]
    assert told["config"]["Entrypoint"] == ["/usr/local/bin/etcd"]
    assert json.loads(made.manifest)["layers"] == [layer.descriptor]
    with tarfile.open(layer.path) as tar:
        assert tar.extractfile("usr/local/bin/etcdctl").read().endswith(b"etcdctl")
        assert stat.S_IMODE(tar.getmember("usr/local/bin/etcd").mode) == 0o755
        assert tar.getmember("tmp").mode == 0o1777


def test_an_image_keeps_the_folders_of_its_reference(binaries, tmp_path):
    made = image.build(
        release.find("v1.36.2"), "registry.k8s.io/coredns/coredns:v1.14.2", tmp_path, tmp_path
    )
    assert (made.repository, made.tag) == ("coredns/coredns", "v1.14.2")


def test_a_dynamic_binary_makes_no_image(binaries, tmp_path):
    (binaries / "pause").write_bytes(elf([3]))
    with pytest.raises(LabError, match="linked dynamically"):
        image.build(release.find("v1.36.2"), "registry.k8s.io/pause:3.10.2", tmp_path, tmp_path)


def test_an_image_that_nothing_is_known_of_is_refused(binaries, tmp_path):
    with pytest.raises(LabError, match="asks for registry.k8s.io/new:v1"):
        image.build(release.find("v1.36.2"), "registry.k8s.io/new:v1", tmp_path, tmp_path)


def test_a_layer_depends_on_nothing_but_its_content(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for path, moment in ((one, 1), (two, 2)):
        path.write_text("same")
        os.utime(path, (moment, moment))
    layers = []
    for source in (one, two):
        file = io.BytesIO()
        image.write_layer(file, {"/bin/x": source}, {"bin/y": "x"})
        layers.append(file.getvalue())
    assert layers[0] == layers[1]


def test_kube_proxys_links_are_followed_inside_the_root(tmp_path):
    (tmp_path / "usr/lib").mkdir(parents=True)
    (tmp_path / "usr/lib/real").write_text("")
    (tmp_path / "usr/lib/absolute").symlink_to("/usr/lib/relative")
    (tmp_path / "usr/lib/relative").symlink_to("real")
    assert image._resolve(tmp_path, "/usr/lib/absolute") == tmp_path / "usr/lib/real"
