"""The API objects that kubeadm uploads: files in one folder, applied on the first control-plane node."""

import base64
import os

import yaml

from . import api, resources, spec as specs, token
from .errors import NodeError

ADMINS_BINDING = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/kubeadm:cluster-admins"
# The plan knows no key: what stands for the authority's certificate in this file is filled in here.
CLUSTER_INFO = "cluster-info.yaml"
PLACEHOLDER = b"<base64>"


def difference(tree, spec):
    """What applying would change, in words; empty when nothing. Drift is no difference."""
    server = api.as_admin(tree, server=spec["apiServer"]["local"])
    if not _has_administrators(server):
        return "nothing is applied yet"
    changing = [trial.told() for trial in _attempts(server, tree, spec) if trial.changes]
    return f"to be applied: {', '.join(changing)}" if changing else ""


def drift(tree, spec):
    """What others changed of these objects since: [{"object", "field", "manager"}]."""
    server = api.as_admin(tree, server=spec["apiServer"]["local"])
    return [one for trial in _attempts(server, tree, spec) for one in trial.drift]


def apply(tree, spec):
    """The first time by the one who may bind administrators, afterwards by an administrator, as kubeadm does."""
    server = api.as_admin(tree, server=spec["apiServer"]["local"])
    if not _has_administrators(server):
        first = resources.Resources(api.as_admin(tree, api.SUPER_ADMIN_CONF, spec["apiServer"]["local"]))
        return [first.apply(item) for item in _items(tree, spec)]
    left = resources.Resources(server)
    return [left.apply(trial.item) for trial in _attempts(server, tree, spec) if trial.changes]


def publish_token(tree, spec):
    """Writes the pending token's Secret and forgets the token."""
    pending = token.pending(tree)
    if pending is None:
        return []
    server = api.as_admin(tree, server=spec["apiServer"]["local"])
    resources.Resources(server).apply(token.secret(pending))
    tree.remove(token.PENDING_PATH)
    return [token.secret(pending)["metadata"]["name"]]


def _attempts(server, tree, spec):
    tried = resources.Resources(server)
    return [tried.attempt(item) for item in _items(tree, spec)]


def _has_administrators(server):
    return server.call("GET", ADMINS_BINDING)[0] == 200


def _items(tree, spec):
    """All objects in the order of their files' names."""
    folder = spec["objects"]
    if not os.path.isdir(tree.path(folder)):
        raise NodeError("is missing", folder, "apply the phase cluster-objects to this minion")
    names = sorted(name for name in os.listdir(tree.path(folder)) if name.endswith(".yaml"))
    documents = [_document(tree, spec, f"{folder}/{name}") for name in names]
    return [item for document in documents for item in yaml.safe_load_all(document) if item]


def _document(tree, spec, path):
    content = tree.read(path)
    if not path.endswith(CLUSTER_INFO):
        return content
    authority = tree.read(specs.authority(spec, "ca")["certificate"])
    return content.replace(PLACEHOLDER, base64.b64encode(authority))
