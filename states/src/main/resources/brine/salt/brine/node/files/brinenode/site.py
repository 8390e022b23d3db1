"""The services of the bootstrap node as every host sees them: HTTPS with a certificate of the site's authority."""

import hashlib
import socket
import ssl
import urllib.error
import urllib.parse
import urllib.request

from . import certificates, spec as specs
from .errors import NodeError

KEY = "/packages/key.asc"
SECONDS = 10


def of(spec):
    """{"url": "https://10.77.1.10", "authority": "site-ca", "key": path of the key of the packages}"""
    site = spec.get("site")
    if not site:
        raise NodeError("the plan has no services of a bootstrap node", specs.PATH, specs.ADVICE)
    return site


def key_left(tree, spec):
    """Whether the key that signs the packages has to be fetched. One that is here serves while nobody answers."""
    known = tree.read(of(spec)["key"])
    try:
        served = _fetch(tree, spec)
    except OSError as error:
        if known:
            return ""
        raise NodeError(
            f"does not answer: {error}", of(spec)["url"], "see systemctl status brine-nginx there"
        ) from error
    return "" if known == served else "the key of the packages is to be fetched"


def fetch_key(tree, spec):
    """Trusted because the server proves to be the site's, by the authority that came sealed with the plan."""
    key = _fetch(tree, spec)
    if not key.startswith(b"-----BEGIN PGP PUBLIC KEY BLOCK-----"):
        raise NodeError("is no public key", of(spec)["url"] + KEY, "publish the repositories again")
    tree.write(of(spec)["key"], key, 0o644)


def served_left(tree, spec):
    """Whether nginx still has to take up the certificate that is on the disk."""
    path = specs.certificate_named(spec, "nginx")["certificate"]
    wanted = certificates.fingerprint(tree.read(path) or b"")
    try:
        seen = _served(of(spec)["url"])
    except OSError as error:
        return f"nginx does not answer: {error}"
    return "" if seen == wanted else "nginx serves another certificate than the plan's"


def _served(url):
    """SHA-256 of the certificate that is served."""
    parts = urllib.parse.urlsplit(url)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # which certificate it is, is what is asked
    with socket.create_connection((parts.hostname, parts.port or 443), SECONDS) as plain:
        with context.wrap_socket(plain) as wrapped:
            return hashlib.sha256(wrapped.getpeercert(binary_form=True)).hexdigest()


def _fetch(tree, spec):
    site = of(spec)
    authority = tree.read(specs.authority(spec, site["authority"])["certificate"])
    if authority is None:
        raise NodeError(
            "is missing", specs.authority(spec, site["authority"])["certificate"], "apply bootstrap-services"
        )
    context = ssl.create_default_context(cadata=authority.decode())
    direct = urllib.request.ProxyHandler({})
    opener = urllib.request.build_opener(direct, urllib.request.HTTPSHandler(context=context))
    try:
        with opener.open(site["url"] + KEY, timeout=SECONDS) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        raise OSError(f"{KEY} answered {error.code}") from error
    except urllib.error.URLError as error:
        raise OSError(str(error.reason)) from error
