"""Static pod manifests: Salt writes them beside the kubelet's folder, a rename brings them in whole."""

from .errors import NodeError

PREPARED = "/etc/kubernetes/.brine"
WATCHED = "/etc/kubernetes/manifests"


def differs(tree, name):
    """Whether the manifest that the kubelet watches is another than the prepared one."""
    wanted = tree.read(_path(PREPARED, name))
    if wanted is None:
        raise NodeError("is missing", _path(PREPARED, name), "apply this component's configured state first")
    return tree.read(_path(WATCHED, name)) != wanted or tree.mode(_path(WATCHED, name)) != 0o600


def bring_in(tree, name):
    if not differs(tree, name):
        return []
    tree.folder(WATCHED, 0o700)  # as kubeadm makes it
    tree.write(_path(WATCHED, name), tree.read(_path(PREPARED, name)), 0o600)
    return [_path(WATCHED, name)]


def _path(folder, name):
    return f"{folder}/{name}.yaml"
