"""Makes a host bare again that is no node any more. kubeadm clears away what is Kubernetes', this the rest."""

import os
import shutil
import subprocess

from . import spec as specs
from .errors import NodeError

SOCKET = "unix:///run/containerd/containerd.sock"
SECONDS = 300
# Packages stay, and what the network plugin left in /etc/cni/net.d, as with kubeadm.
STANDALONE = "/etc/systemd/system/kubelet.service.d"
OURS = (
    f"{STANDALONE}/kubelet.conf",
    f"{STANDALONE}/20-etcd-service-manager.conf",
    "/etc/kubernetes/.brine",
    "/var/lib/brine-node",
    "/etc/brine/objects",
    "/etc/brine/pending",
)
TRACES = ("/etc/kubernetes/kubelet.conf", "/etc/kubernetes/manifests/etcd.yaml", "/var/lib/etcd/member", *OURS)


def to_do(tree, spec):
    """What the host still has; the plan of the node goes last, so that a reset can be done again."""
    return f"the host has {', '.join(_there(tree, (*TRACES, specs.PATH)))}"


def run(tree, spec):
    _kubeadm(tree)
    gone = _there(tree, OURS)
    for path in gone:
        _delete(tree.path(path))
    _systemctl("daemon-reload")
    tree.remove(specs.PATH)
    return ["kubeadm reset", *gone, specs.PATH]


def _kubeadm(tree):
    """Without its phase for etcd: who stays has taken the member out."""
    done = _run(["kubeadm", "reset", "--force", f"--cri-socket={SOCKET}", "--skip-phases=remove-etcd-member"])
    if done.returncode:
        raise NodeError(f"kubeadm reset: {' '.join(done.stderr.split())[-300:]}", advice="mend that, then try again")
    _systemctl("disable", "--now", "kubelet")
    for data in _there(tree, ("/var/lib/etcd/member",)):
        _delete(tree.path(data))


def _systemctl(*words):
    done = _run(["systemctl", *words])
    if done.returncode:
        raise NodeError(f"systemctl {' '.join(words)}: {done.stderr.strip()}", advice="systemctl status kubelet")


def _run(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except FileNotFoundError as error:
        raise NodeError("is not installed", command[0], "apply the phase node-base to this minion") from error
    except subprocess.TimeoutExpired as error:
        raise NodeError(f"{' '.join(command)} did not end in {SECONDS} s", advice="try again") from error


def _there(tree, paths):
    return [path for path in paths if tree.exists(path)]


def _delete(path):
    shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
