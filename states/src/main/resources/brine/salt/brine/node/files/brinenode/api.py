"""HTTPS to the API server and to etcd; a user's key goes to OpenSSL through memory, never through a file."""

import json
import os
import ssl
import urllib.error
import urllib.request

from . import kubeconfig, leaves, spec as specs
from .errors import NodeError

ADMIN_CONF = "/etc/kubernetes/admin.conf"
SUPER_ADMIN_CONF = "/etc/kubernetes/super-admin.conf"


class Api:
    """One server as one user sees it. `base` is for example https://10.77.1.11:6443."""

    def __init__(self, base, context=None, seconds=10):
        self.base = base.rstrip("/")
        self.seconds = seconds
        # Never through a proxy that the minion's environment names.
        direct = urllib.request.ProxyHandler({})
        self.opener = urllib.request.build_opener(direct, urllib.request.HTTPSHandler(context=context))

    def call(self, method, path, body=None, content_type="application/json"):
        """Status and decoded body; raises OSError when there is no answer."""
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.base + path, data, {"Content-Type": content_type}, method=method)
        try:
            with self.opener.open(request, timeout=self.seconds) as answer:
                return answer.status, _decode(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, _decode(error.read())
        except urllib.error.URLError as error:
            raise OSError(f"{self.base}: {error.reason}") from error

    def stream(self, path, body):
        """The lines of an answer to POST, as they come."""
        request = urllib.request.Request(self.base + path, json.dumps(body).encode(), method="POST")
        try:
            with self.opener.open(request, timeout=self.seconds) as answer:
                yield from answer
        except urllib.error.HTTPError as error:
            said = reason(_decode(error.read()))
            raise NodeError(f"{path} answered {error.code}: {said}", self.base, "see the server's log") from error
        except urllib.error.URLError as error:
            raise OSError(f"{self.base}: {error.reason}") from error

    def get(self, path):
        """The object, or None when there is none."""
        status, body = self.call("GET", path)
        if status == 404:
            return None
        if status != 200:
            raise NodeError(f"GET {path} answered {status}: {reason(body)}", self.base, "see the API server's log")
        return body


def _decode(content):
    try:
        return json.loads(content)
    except ValueError:
        return content.decode(errors="replace")


def reason(body):
    """What the server said, in one line."""
    text = body.get("message", "") if isinstance(body, dict) else str(body)
    return " ".join(text.split())[:300]


def as_admin(tree, conf=ADMIN_CONF, server=None):
    """The API server through an administrator's kubeconfig; `server` asks another one, for example the local."""
    content = tree.read(conf)
    if content is None:
        raise NodeError("is missing", conf, "apply the phase pki to this minion again")
    context = _context(kubeconfig.decoded(content, "certificate-authority-data"))
    pair = [kubeconfig.decoded(content, f"client-{part}-data") for part in ("certificate", "key")]
    memory = os.memfd_create("client", os.MFD_CLOEXEC)
    try:
        os.write(memory, b"\n".join(pair))
        context.load_cert_chain(f"/proc/self/fd/{memory}")
    finally:
        os.close(memory)
    return Api(server or kubeconfig.value(content, "server"), context)


def as_kubelet(tree, spec):
    """The API server as the kubelet sees it that has joined."""
    authority = tree.read(specs.authority(spec, "ca")["certificate"])
    context = _context(authority)
    context.load_cert_chain(tree.path(leaves.KUBELET_CURRENT))
    return Api(spec["bootstrap"]["server"], context)


def etcd(tree, spec, url=None):
    """This node's etcd, or the one at `url`, as kubeadm's health check sees it."""
    entry = specs.certificate_for(spec, "kube-etcd-healthcheck-client")
    authority = tree.read(specs.authority(spec, entry["authority"])["certificate"])
    if authority is None or not tree.exists(entry["key"]):
        raise NodeError("is missing", entry["certificate"], "apply the phase pki to this minion again")
    context = _context(authority)
    context.load_cert_chain(tree.path(entry["certificate"]), tree.path(entry["key"]))
    return Api(url or spec["etcd"]["clientUrl"], context)


def loopback(port, host="127.0.0.1", secure=True):
    """A health port on loopback whose certificate is its own (kubeadm does not verify it either)."""
    host = f"[{host}]" if ":" in host else host
    if not secure:
        return Api(f"http://{host}:{port}")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return Api(f"https://{host}:{port}", context)


def _context(authority_pem):
    return ssl.create_default_context(cadata=authority_pem.decode())
