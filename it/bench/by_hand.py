"""The same cluster as an operator makes it with kubeadm: packages, init, join, on all hosts at once where that can be."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor

from demo import KUBECTL, VERSION
from lab import BOOTSTRAP, Lab

WORKERS = ("worker-1", "worker-2")
HOSTS = (BOOTSTRAP, *WORKERS)
# What has nothing to do with kubeadm: sources of packages, containerd, kernel settings.
SETTINGS = ("etc/apt/sources.list.d/brine.sources", "etc/apt/keyrings", "etc/apt/apt.conf.d/90brine",
            "etc/containerd", "etc/modules-load.d/brine.conf", "etc/sysctl.d/90-brine.conf",
            "etc/brine/repositories-ca.crt", "etc/brine/image-mirror-ca.crt")
TOKEN = "abcdef.0123456789abcdef"
NUMBER = VERSION.removeprefix("v")
INSTALL = f"""export DEBIAN_FRONTEND=noninteractive
apt-get update -qq -o APT::Update::Error-Mode=any
apt-get install -qq -y --no-install-recommends -o Dpkg::Options::=--force-confold \
  containerd 'kubelet={NUMBER}-*' 'kubeadm={NUMBER}-*' 'kubectl={NUMBER}-*'
apt-mark hold kubelet kubeadm kubectl
systemctl restart containerd
sysctl -q --system || true
sysctl -q -w net.ipv4.ip_forward=1
systemctl enable -q kubelet"""
# kubelet and kube-proxy: as the demo's cluster.yaml has them, and for its reasons.
CONFIG = (
    {"apiVersion": "kubeadm.k8s.io/v1beta4", "kind": "InitConfiguration",
     "localAPIEndpoint": {"advertiseAddress": "10.77.1.10", "bindPort": 6443},
     "nodeRegistration": {"name": "bootstrap"},
     "bootstrapTokens": [{"token": TOKEN, "ttl": "24h0m0s"}]},
    {"apiVersion": "kubeadm.k8s.io/v1beta4", "kind": "ClusterConfiguration", "kubernetesVersion": VERSION,
     "networking": {"podSubnet": "10.233.0.0/16", "serviceSubnet": "10.96.0.0/12"}},
    {"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "failCgroupV1": False,
     "failSwapOn": False, "cgroupDriver": "cgroupfs", "cgroupsPerQOS": False, "enforceNodeAllocatable": ["none"]},
    {"apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration",
     "conntrack": {"maxPerCore": 0}},
)
JOIN = f"""kubeadm join 10.77.1.10:6443 --token {TOKEN} --discovery-token-unsafe-skip-ca-verification \
  --ignore-preflight-errors=all"""
# What brine verify looks at: nodes are there, the control plane runs, a kube-proxy runs on each.
WELL = f"""until [ "$({KUBECTL} get nodes -o name | wc -l)" = {len(HOSTS)} ] &&
  [ "$({KUBECTL} -n kube-system get pods -l k8s-app=kube-proxy --field-selector status.phase=Running -o name | wc -l)" \
    = {len(HOSTS)} ] &&
  {KUBECTL} -n kube-system wait --for=condition=Ready pod -l 'tier=control-plane' --timeout=0s >/dev/null; do sleep 0.2
done"""


def files_of_a_node(lab: Lab) -> bytes:
    """The settings of a host that are none of kubeadm's business, as a tar: those of a host that Brine has made."""
    done = subprocess.run(lab.command("tar", "-C", "/", "-c", *SETTINGS, host=WORKERS[0]), check=True,
                          stdout=subprocess.PIPE)
    return done.stdout


def deploy(lab: Lab, files: bytes) -> None:
    # Each lab has an authority of its own.
    authority = lab.output("cat", "/etc/brine/lab-ca.crt")
    with ThreadPoolExecutor(len(HOSTS)) as pool:
        list(pool.map(lambda host: _install(lab, files, authority, host), HOSTS))
        config = "\n---\n".join(json.dumps(document) for document in CONFIG)
        _shell(lab, BOOTSTRAP, f"cat >/root/kubeadm.yaml <<'EOF'\n{config}\nEOF\n"
               "kubeadm init --config /root/kubeadm.yaml --ignore-preflight-errors=all")
        list(pool.map(lambda host: _shell(lab, host, JOIN), WORKERS))
    _shell(lab, BOOTSTRAP, WELL)


def _install(lab: Lab, files: bytes, authority: str, host: str) -> None:
    subprocess.run(lab.command("tar", "-C", "/", "-x", host=host), input=files, check=True)
    subprocess.run(lab.command("tee", "/etc/brine/repositories-ca.crt", "/etc/brine/image-mirror-ca.crt", host=host),
                   input=authority.encode(), check=True, stdout=subprocess.DEVNULL)
    _shell(lab, host, INSTALL)


def _shell(lab: Lab, host: str, script: str) -> None:
    lab.shell(f"kubeadm's way on {host}", script, host=host)
