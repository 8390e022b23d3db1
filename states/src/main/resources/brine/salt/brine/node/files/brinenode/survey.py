"""What stands on the node and, seen from a control-plane node, in the cluster. Changes nothing."""

import os

from . import api, certificates, etcd, kubeconfig, leaves, objects, token, verify, wait
from .errors import NodeError

CONFIGURATION = "/api/v1/namespaces/kube-system/configmaps/kubeadm-config"
ROLE = "node-role.kubernetes.io/"
KUBELET_SERVING = "/var/lib/kubelet/pki/kubelet.crt"


def identity(tree, spec):
    """Who the node was made, and whether it has joined: from then on name, roles and addresses stay."""
    return {
        "cluster": spec["cluster"],
        "node": spec["node"],
        "roles": spec["roles"],
        "joined": token.joined(tree),
        "apiServer": (spec["apiServer"] or {}).get("local", ""),
        "etcd": (spec["etcd"] or {}).get("clientUrl", ""),
    }


def ends(tree, spec):
    """Every certificate of the node: [{"path", "subject", "issuer", "ends": RFC 3339, "fault"}]; no key in it."""
    found = [_described(entry["certificate"], tree.read(entry["certificate"]), "") for entry in spec["authorities"]]
    for leaf in leaves.of(spec):
        path, content = _standing(tree, leaf)
        found.append(_described(path, content, leaf.fault(tree, spec)))
    if spec["bootstrap"]:
        content = tree.read(leaves.KUBELET_CURRENT)
        found.append(_described(leaves.KUBELET_CURRENT, content, leaves.kubelet_certificate_fault(tree)))
    if tree.exists(KUBELET_SERVING):
        found.append(_described(KUBELET_SERVING, tree.read(KUBELET_SERVING), ""))
    return found


def _standing(tree, leaf):
    """Where the certificate is, and it: the kubelet's kubeconfig points to another file in the end."""
    if isinstance(leaf, leaves.FilePair):
        return leaf.path, tree.read(leaf.path)
    content = tree.read(leaf.path)
    if kubeconfig.value(content, "client-certificate") == leaves.KUBELET_CURRENT:
        return leaves.KUBELET_CURRENT, tree.read(leaves.KUBELET_CURRENT)
    return leaf.path, kubeconfig.decoded(content, "client-certificate-data")


def _described(path, content, fault):
    certificate = certificates.load(content or b"")
    if certificate is None:
        return {"path": path, "subject": "", "issuer": "", "ends": "", "fault": fault or "is missing"}
    return {
        "path": path,
        "subject": certificate.subject.rfc4514_string(),
        "issuer": certificate.issuer.rfc4514_string(),
        "ends": certificates.expiry(certificate).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "fault": fault,
    }


def health(tree, spec):
    """What runs here and why it is not well, {"kubelet": "", "etcd": "..."}."""
    parts = ["kubelet", *(["etcd"] if spec["etcd"] else []), *(wait.CONTROL_PLANE if spec["apiServer"] else [])]
    return {part: wait.seen(tree, spec, part) for part in parts}


def cluster(tree, spec):
    """{"configuration": kubeadm's ClusterConfiguration as text, "nodes": [...]}; None on nodes that cannot ask."""
    if not spec["apiServer"]:
        return None
    server = api.as_admin(tree, server=spec["apiServer"]["local"])
    found = server.get(CONFIGURATION)
    return {
        "configuration": found["data"].get("ClusterConfiguration", "") if found else "",
        "nodes": [_node(node) for node in verify.items(server, "/api/v1/nodes")],
    }


def _node(node):
    labels, status = node["metadata"].get("labels", {}), node["status"]
    addresses = [one["address"] for one in status.get("addresses", []) if one["type"] == "InternalIP"]
    return {
        "name": node["metadata"]["name"],
        "roles": sorted(label[len(ROLE) :] for label in labels if label.startswith(ROLE)),
        "version": status.get("nodeInfo", {}).get("kubeletVersion", ""),
        "addresses": addresses,
        "fault": verify.node_fault(node),
    }


def members(tree, spec):
    """etcd's, as one that votes sees them: [{"name", "votes", "fault"}]; None on nodes without one."""
    if not spec["etcd"]:
        return None
    found = etcd.voter(tree, spec, etcd.planned(spec))
    if found is None:
        raise NodeError("no member of etcd answers for the cluster")
    unwell = etcd.faults(tree, spec, found[1])
    names = [(one["name"] or one["peerUrl"], not one["learner"]) for one in found[1]]
    return [{"name": name, "votes": votes, "fault": unwell.get(name, "")} for name, votes in sorted(names)]


def drift(tree, spec):
    """What others changed of the plan's API objects; None on nodes that do not have them."""
    if not spec["objects"] or not os.path.isdir(tree.path(spec["objects"])):
        return None
    return objects.drift(tree, spec)


PARTS = {
    "identity": identity,
    "certificates": ends,
    "health": health,
    "cluster": cluster,
    "members": members,
    "drift": drift,
}


def report(tree, spec, parts):
    """The parts by name; one that could not be looked at is {"error": ...} in its place."""
    found = {}
    for part in parts:
        try:
            found[part] = PARTS[part](tree, spec)
        except (NodeError, OSError) as error:
            found[part] = {"error": str(error)}
    return found
