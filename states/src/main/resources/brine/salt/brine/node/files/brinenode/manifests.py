"""Static pod manifests: Salt writes them beside the kubelet's folder, a rename brings them in whole."""

import hashlib
import json

from . import pods
from .errors import NodeError

PREPARED = "/etc/kubernetes/.brine"
WATCHED = pods.MANIFESTS


def differs(tree, name):
    """Whether the manifest that the kubelet watches is another than the prepared one."""
    wanted = tree.read(_path(PREPARED, name))
    if wanted is None:
        raise NodeError("is missing", _path(PREPARED, name), "apply this component's configured state first")
    return tree.read(_path(WATCHED, name)) != wanted or tree.mode(_path(WATCHED, name)) != 0o600


def bring_in(tree, spec, name):
    """Replaces the manifest, and notes which pod is to go: a healthy one may be the old one."""
    if not differs(tree, name):
        return []
    old, new = tree.read(_path(WATCHED, name)), tree.read(_path(PREPARED, name))
    tree.folder(WATCHED, 0o700)  # as kubeadm makes it
    container = pods.running(spec, name) if old is not None and old != new else None
    if container:
        note = {"pod": container["pod"], "manifest": _digest(old)}
        tree.write(_note(name), json.dumps(note).encode(), 0o600)
    tree.write(_path(WATCHED, name), new, 0o600)
    return [_path(WATCHED, name)]


def replacement_fault(tree, spec, name):
    """Why the pod of the manifest that was brought in does not run yet; empty when it does."""
    content = tree.read(_note(name))
    if content is None:
        return ""
    note, container = json.loads(content), pods.running(spec, name)
    taken_back = _digest(tree.read(_path(WATCHED, name))) == note["manifest"]
    if container and (container["pod"] == note["pod"]) == taken_back:
        return ""
    return f"pod {note['pod']} of the manifest before still runs" if container else "its container is not there yet"


def replaced(tree, name):
    """Forgets the pod that has gone."""
    tree.remove(_note(name))


def _path(folder, name):
    return f"{folder}/{name}.yaml"


def _note(name):
    return f"{PREPARED}/{name}.replaces"


def _digest(content):
    return hashlib.sha256(content or b"").hexdigest()
