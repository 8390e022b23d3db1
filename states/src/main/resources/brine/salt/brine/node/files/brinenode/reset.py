"""Makes a host bare again that is no node any more. kubeadm clears away what is Kubernetes', this the rest."""

import os
import shutil
import subprocess

from . import firewall, spec as specs
from .errors import NodeError

SOCKET = "unix:///run/containerd/containerd.sock"
SECONDS = 300
# Packages stay with their settings, and what the network plugin left in /etc/cni/net.d, as with kubeadm.
SCRIPTS = "/usr/libexec/brine"
VIP = ("/etc/keepalived/keepalived.conf", f"{SCRIPTS}/check-kube-apiserver")
STANDALONE = "/etc/systemd/system/kubelet.service.d"
OURS = (
    f"{STANDALONE}/kubelet.conf",
    f"{STANDALONE}/20-etcd-service-manager.conf",
    "/etc/kubernetes/.brine",
    "/var/lib/brine-node",
    "/etc/brine/objects",
    "/etc/brine/pending",
    SCRIPTS,
)
TRACES = ("/etc/kubernetes/kubelet.conf", "/etc/kubernetes/manifests/etcd.yaml", "/var/lib/etcd/member", *OURS)


def to_do(tree):
    """What the host still has; the plan of the node goes last, so that a reset can be done again."""
    there = _there(tree, TRACES)
    if tree.exists(specs.PATH):
        return f"the host has {', '.join([*there, specs.PATH])}"
    if there:
        raise NodeError("this host has no plan of Brine's, and parts of a cluster", there[0], "kubeadm reset")
    return ""


def run(tree):
    """What was done. The VIP goes first: the others take it before the kube-apiserver here ends."""
    done = _leave_vip(tree) + _kubeadm(tree) + _leave_firewall(tree)
    gone = _there(tree, OURS)
    for path in gone:
        _delete(tree.path(path))
    _systemctl("daemon-reload")
    tree.remove(specs.PATH)
    return [*done, *gone, specs.PATH]


def _leave_vip(tree):
    if not all(tree.exists(path) for path in VIP):
        return []
    _systemctl("disable", "--now", "keepalived")
    tree.remove(VIP[0])
    return ["keepalived"]


def _kubeadm(tree):
    """Without its phase for etcd: who stays has taken the member out."""
    done = _run(["kubeadm", "reset", "--force", f"--cri-socket={SOCKET}", "--skip-phases=remove-etcd-member"])
    if done.returncode:
        raise NodeError(f"kubeadm reset: {' '.join(done.stderr.split())[-300:]}", advice="mend that, then try again")
    _systemctl("disable", "--now", "kubelet")
    for data in _there(tree, ("/var/lib/etcd/member",)):
        _delete(tree.path(data))
    return ["kubeadm reset"]


def _leave_firewall(tree):
    if not firewall.leftovers(tree):
        return []
    firewall.remove(tree)
    return ["firewall"]


def _systemctl(*words):
    done = _run(["systemctl", *words])
    if done.returncode:
        raise NodeError(f"systemctl {' '.join(words)}: {done.stderr.strip()}", advice=f"systemctl status {words[-1]}")


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
