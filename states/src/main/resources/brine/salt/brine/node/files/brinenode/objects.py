"""The API objects that kubeadm uploads: files in one folder, applied by kubectl on the first control-plane node."""

import base64
import os

from . import api, kubectl, spec as specs, token
from .errors import NodeError

ADMINS_BINDING = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/kubeadm:cluster-admins"
# The plan knows no key: what stands for the authority's certificate in this file is filled in here.
CLUSTER_INFO = "cluster-info.yaml"
PLACEHOLDER = b"<base64>"


def difference(tree, spec):
    """What applying would change, as text; empty when nothing."""
    if not _has_administrators(tree, spec):
        return "nothing is applied yet"
    return kubectl.diff(tree, _content(tree, spec)).strip()


def apply(tree, spec):
    """The first time by the one who may bind administrators, afterwards by an administrator, as kubeadm does."""
    conf = api.ADMIN_CONF if _has_administrators(tree, spec) else api.SUPER_ADMIN_CONF
    return kubectl.apply(tree, _content(tree, spec), conf)


def publish_token(tree, spec):
    """Writes the pending token's Secret and forgets the token."""
    pending = token.pending(tree)
    if pending is None:
        return []
    kubectl.apply(tree, kubectl.text(token.secret(pending)))
    tree.remove(token.PENDING_PATH)
    return [token.secret(pending)["metadata"]["name"]]


def _has_administrators(tree, spec):
    return api.as_admin(tree, server=spec["apiServer"]["local"]).call("GET", ADMINS_BINDING)[0] == 200


def _content(tree, spec):
    """All objects as one stream of YAML, in the order of their files' names."""
    folder = spec["objects"]
    if not os.path.isdir(tree.path(folder)):
        raise NodeError("is missing", folder, "apply the phase cluster-objects to this minion")
    names = sorted(name for name in os.listdir(tree.path(folder)) if name.endswith(".yaml"))
    return b"\n---\n".join(_document(tree, spec, f"{folder}/{name}") for name in names)


def _document(tree, spec, path):
    content = tree.read(path)
    if not path.endswith(CLUSTER_INFO):
        return content
    authority = tree.read(specs.authority(spec, "ca")["certificate"])
    return content.replace(PLACEHOLDER, base64.b64encode(authority))
