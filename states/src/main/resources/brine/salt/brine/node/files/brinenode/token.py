"""The bootstrap token on its way: sealed from the master, published once, in the kubelet's hands until it joined."""

import base64
import datetime
import json

from . import kubeconfig, leaves, spec as specs

KUBELET_CONF = "/etc/kubernetes/kubelet.conf"
PENDING_PATH = "/etc/brine/pending/bootstrap-token.json"
EXPIRY_PATH = "/etc/brine/pending/bootstrap-expiry.json"


def publisher(spec):
    """The first control-plane node writes the token's Secret."""
    return bool(spec.get("objects"))


def joined(tree):
    return tree.exists(KUBELET_CONF) and not leaves.kubelet_certificate_fault(tree)


def wanted(tree, spec):
    """Whether the kubelet has still to join and has no token that lives."""
    if not spec["bootstrap"] or joined(tree):
        return False
    left = tree.read(EXPIRY_PATH)
    return not (left and tree.exists(spec["bootstrap"]["path"]) and alive(json.loads(left)))


def alive(token):
    expires = datetime.datetime.strptime(token["expires"], "%Y-%m-%dT%H:%M:%SZ")
    return expires.replace(tzinfo=datetime.timezone.utc) > datetime.datetime.now(datetime.timezone.utc)


def install(tree, spec, token):
    """`token` is {"token": "id.secret", "expires": "2026-11-23T18:12:00Z"}."""
    if publisher(spec):
        tree.write(PENDING_PATH, json.dumps(token).encode(), 0o600)
    if not wanted(tree, spec):
        return []
    path, server = spec["bootstrap"]["path"], spec["bootstrap"]["server"]
    authority = tree.read(specs.authority(spec, "ca")["certificate"])
    tree.write(path, kubeconfig.with_token(server, authority, token["token"]), 0o600)
    tree.write(EXPIRY_PATH, json.dumps({"expires": token["expires"]}).encode(), 0o600)
    return [path]


def pending(tree):
    """The token to publish, or None; one that has died unpublished is dropped."""
    content = tree.read(PENDING_PATH)
    token = json.loads(content) if content else None
    if token and not alive(token):
        tree.remove(PENDING_PATH)
        return None
    return token


def forget(tree, spec):
    """After the kubelet joined, as `kubeadm join` removes bootstrap-kubelet.conf."""
    tree.remove(EXPIRY_PATH)
    return bool(spec["bootstrap"]) and tree.remove(spec["bootstrap"]["path"])


def secret(token):
    """The Secret as kubeadm writes it (bootstraptokenv1.BootstrapTokenToSecret), with `data` in base64."""
    identity, _, private = token["token"].partition(".")
    data = {
        "auth-extra-groups": "system:bootstrappers:kubeadm:default-node-token",
        "expiration": token["expires"],
        "token-id": identity,
        "token-secret": private,
        "usage-bootstrap-authentication": "true",
        "usage-bootstrap-signing": "true",
    }
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "type": "bootstrap.kubernetes.io/token",
        "metadata": {"name": f"bootstrap-token-{identity}", "namespace": "kube-system"},
        "data": {key: base64.b64encode(value.encode()).decode() for key, value in data.items()},
    }
