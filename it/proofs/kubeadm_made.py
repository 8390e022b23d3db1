"""A cluster that an operator made with kubeadm alone: two control-plane nodes and a worker; Brine was never on them."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor

import yaml
from salt_operator import DEMO
from take_over import ENDPOINT, FOLDER, NO_CONTROLLERS, VERSION, Site, config

NAME = "import"
FIRST = "bootstrap"
SECOND = "spare-2"
WORKER = "worker-1"
SHOWN = "/root/shown"


def settings() -> list[dict]:
    """kubeadm's input, with what operators like to set; kubelet and kube-proxy as the lab's hosts need them."""
    wanted = config()["kubernetes"]
    return [
        {
            "apiVersion": "kubeadm.k8s.io/v1beta4",
            "kind": "InitConfiguration",
            "localAPIEndpoint": {"advertiseAddress": "10.77.1.10", "bindPort": 6443},
            "nodeRegistration": {"name": FIRST},
        },
        {
            "apiVersion": "kubeadm.k8s.io/v1beta4",
            "kind": "ClusterConfiguration",
            "kubernetesVersion": VERSION,
            "controlPlaneEndpoint": f"{ENDPOINT}:6443",
            "networking": {"podSubnet": "10.200.0.0/16", "serviceSubnet": "172.30.0.0/16"},
            "certificateValidityPeriod": "2160h",
            "apiServer": {
                "certSANs": ["api.example.com", "192.0.2.7"],
                "extraArgs": [{"name": "audit-log-maxage", "value": "7"}],
            },
            "scheduler": {"extraArgs": [{"name": "v", "value": "1"}]},
            "etcd": {"local": {"extraArgs": [{"name": "quota-backend-bytes", "value": "4294967296"}]}},
        },
        {
            "apiVersion": "kubelet.config.k8s.io/v1beta1",
            "kind": "KubeletConfiguration",
            "maxPods": 60,
            **wanted["kubelet"],
        },
        {
            "apiVersion": "kubeproxy.config.k8s.io/v1alpha1",
            "kind": "KubeProxyConfiguration",
            **wanted["kubeProxy"],
        },
    ]


def site_sections() -> str:
    """What no cluster tells: how Salt is reached, where packages and images come from."""
    demo = yaml.safe_load(DEMO.read_text())
    return yaml.safe_dump({name: demo[name] for name in ("repositories", "salt")})


def put_up(name: str) -> Site:
    site = Site.put_up(name)
    site.want(config())
    site.operator.set_up_master(FOLDER)
    # Sources, runtime and kernel settings are no work of kubeadm's: as Brine would have them.
    facts = f"{FOLDER}/facts.yaml"
    shown(site, "facts", "--out", facts)
    shown(site, "show", "node", WORKER, "--facts", facts, "--out", SHOWN)
    site.model = (site.first.name, SHOWN)
    with ThreadPoolExecutor() as pool:
        list(pool.map(site.prepare, [site.host(host) for host in (FIRST, SECOND, WORKER)]))
    make(site)
    return site


def make(site: Site) -> None:
    documents = "\n---\n".join(json.dumps(document) for document in settings())
    site.first.write("/root/kubeadm.yaml", documents)
    site.first.run(["kubeadm", "init", "--config=/root/kubeadm.yaml", NO_CONTROLLERS])
    said = site.first.run(["kubeadm", "init", "phase", "upload-certs", "--upload-certs"])
    key = re.search(r"(?m)^[0-9a-f]{64}$", said).group()
    join = site.first.run(["kubeadm", "token", "create", "--print-join-command"]).split()
    site.host(SECOND).run([*join, "--control-plane", f"--certificate-key={key}", NO_CONTROLLERS])
    site.host(WORKER).run([*join, NO_CONTROLLERS])
    site.pod_network()


def shown(site: Site, *words: str) -> str:
    return site.operator.brine(*words, folder=FOLDER)
