"""Kubeconfigs, laid out as kubeadm 1.36 writes them (client-go's clientcmd.Write)."""

import base64
import json
import re

from .errors import NodeError


def with_certificate(entry, authority_pem, certificate_pem, key_pem):
    user = {
        "client-certificate-data": _b64(certificate_pem),
        "client-key-data": _b64(key_pem),
    }
    return _config(entry["server"], entry["cluster"], entry["user"], authority_pem, user)


def with_files(entry, authority_pem, certificate_path, key_path):
    user = {"client-certificate": certificate_path, "client-key": key_path}
    return _config(entry["server"], entry["cluster"], entry["user"], authority_pem, user)


def with_token(server, authority_pem, token):
    """As `kubeadm join` writes bootstrap-kubelet.conf (discovery.TokenUser)."""
    return _config(server, "kubernetes", "tls-bootstrap-token-user", authority_pem, {"token": token})


def _config(server, cluster, user, authority_pem, credentials):
    context = _scalar(f"{user}@{cluster}")
    lines = [
        "apiVersion: v1",
        "clusters:",
        "- cluster:",
        f"    certificate-authority-data: {_b64(authority_pem)}",
        f"    server: {_scalar(server)}",
        f"  name: {_scalar(cluster)}",
        "contexts:",
        "- context:",
        f"    cluster: {_scalar(cluster)}",
        f"    user: {_scalar(user)}",
        f"  name: {context}",
        f"current-context: {context}",
        "kind: Config",
        "users:",
        f"- name: {_scalar(user)}",
        "  user:",
        *(f"    {key}: {_scalar(value)}" for key, value in credentials.items()),
    ]
    return ("\n".join(lines) + "\n").encode()


def _scalar(value):
    """Plain where YAML reads it back as the same text, else as JSON, which YAML contains."""
    plain = re.fullmatch(r"[A-Za-z/][A-Za-z0-9_./@=+-]*(:[A-Za-z0-9_./@\[\]=+-]+)*", value)
    words = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
    return value if plain and value.lower() not in words else json.dumps(value)


def value(content, key):
    """The text after `key:` in a kubeconfig with one cluster and one user; empty when there is none."""
    found = re.search(rb"(?m)^\s*" + re.escape(key.encode()) + rb":\s*(\S+)\s*$", content or b"")
    return found.group(1).decode().strip("\"'") if found else ""


def decoded(content, key):
    """The bytes behind a `...-data` key; empty when there is none."""
    try:
        return base64.b64decode(value(content, key), validate=True)
    except ValueError as error:
        raise NodeError(f"{key} is not base64") from error


def _b64(content):
    return base64.b64encode(content).decode()
