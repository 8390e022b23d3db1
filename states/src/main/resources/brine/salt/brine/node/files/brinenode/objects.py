"""The API objects that kubeadm uploads: files in one folder, applied by kubectl on the first control-plane node."""

import os

from . import api, kubeconfig, kubectl, spec as specs, token
from .errors import NodeError

ADMINS_BINDING = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/kubeadm:cluster-admins"
CLUSTER_INFO = "/api/v1/namespaces/kube-public/configmaps/cluster-info"


def difference(tree, spec):
    """What applying would change, as text; empty when nothing."""
    server = _admin(tree, spec)
    if server.call("GET", ADMINS_BINDING)[0] != 200:
        return "nothing is applied yet"
    changed = [] if _info_stands(server, tree, spec) else ["ConfigMap kube-public/cluster-info"]
    return "\n".join([*changed, kubectl.diff(tree, _folder(tree, spec))]).strip()


def apply(tree, spec):
    """Administrators first, by the one who may bind them, then everything else by an administrator."""
    folder = _folder(tree, spec)
    server = _admin(tree, spec)
    if server.call("GET", ADMINS_BINDING)[0] != 200:
        kubectl.apply(tree, objects=[_admins_binding()], conf=api.SUPER_ADMIN_CONF)
    if not _info_stands(server, tree, spec):
        kubectl.apply(tree, objects=[_cluster_info(tree, spec)])
    return kubectl.apply(tree, folder)


def publish_token(tree, spec):
    """Writes the pending token's Secret and forgets the token."""
    pending = token.pending(tree)
    if pending is None:
        return []
    kubectl.apply(tree, objects=[token.secret(pending)])
    tree.remove(token.PENDING_PATH)
    return [token.secret(pending)["metadata"]["name"]]


def _admin(tree, spec):
    return api.as_admin(tree, server=spec["apiServer"]["local"])


def _folder(tree, spec):
    folder = spec["objects"]
    if not os.path.isdir(tree.path(folder)):
        raise NodeError("is missing", folder, "apply the phase cluster-objects to this minion")
    return folder


def _admins_binding():
    """phases/kubeconfig EnsureAdminClusterRoleBinding."""
    return {
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "ClusterRoleBinding",
        "metadata": {"name": "kubeadm:cluster-admins"},
        "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"},
        "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "kubeadm:cluster-admins"}],
    }


def _wanted_info(tree, spec):
    content = tree.read(api.ADMIN_CONF)
    authority = tree.read(specs.authority(spec, "ca")["certificate"])
    return kubeconfig.cluster_info(kubeconfig.value(content, "server"), authority)


def _cluster_info(tree, spec):
    return {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "cluster-info", "namespace": "kube-public"},
        "data": {"kubeconfig": _wanted_info(tree, spec)},
    }


def _info_stands(server, tree, spec):
    found = server.get(CLUSTER_INFO)
    return bool(found) and found.get("data", {}).get("kubeconfig") == _wanted_info(tree, spec)
