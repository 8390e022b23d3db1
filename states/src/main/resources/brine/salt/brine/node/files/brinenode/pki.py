"""Keys made here, requests for them, and the answers put in place. A leaf's private key never leaves the node."""

from . import certificates, keys, leaves, seal, spec as specs, token
from .errors import NodeError

PENDING = "/etc/brine/pending"
ADMIN_CONF = "/etc/kubernetes/admin.conf"


def missing(tree, spec):
    """What the plan wants and the node has not, as {path: reason}."""
    found = {}
    for entry in spec["authorities"]:
        found[entry["certificate"]] = _authority_fault(tree, entry)
    account = spec["serviceAccount"]
    if account:
        found[account["key"]] = _account_fault(tree, account)
    for leaf in leaves.of(spec):
        found[leaf.path] = leaf.fault(tree, spec)
    if token.wanted(tree, spec):
        found[spec["bootstrap"]["path"]] = "the kubelet has no certificate and no token yet"
    return {path: reason for path, reason in found.items() if reason}


def _authority_fault(tree, entry):
    certificate = certificates.load(tree.read(entry["certificate"]) or b"")
    if certificate is None:
        return "is missing"
    if not entry["key"]:
        return ""
    key = keys.load_private(tree.read(entry["key"]) or b"")
    return "" if key and _same_key(key, certificate) else "its key is missing"


def _same_key(key, certificate):
    return keys.public_pem(key.public_key()) == keys.public_pem(certificate.public_key())


def _account_fault(tree, account):
    key = keys.load_private(tree.read(account["key"]) or b"")
    public = tree.read(account["pub"])
    return "" if key and public == keys.public_pem(key.public_key()) else "is missing"


def request(tree, spec):
    """Makes the keys that are missing; returns what the master needs to answer, no secret in it.

    {"minion": "cp-2", "authorities": {"ca": "<sha256 of the one that stands>"}, "serviceAccount": "<PEM>",
     "missing": {path: reason}, "requests": {path: "<CSR>"}, "needs": ["ca", "token"], "sealing": "<base64>"}
    """
    gaps = missing(tree, spec)
    account = spec["serviceAccount"]
    public = tree.read(account["pub"]) if account else None
    answer = {
        "minion": spec["minion"],
        "authorities": {
            e["name"]: certificates.fingerprint(tree.read(e["certificate"]) or b"") for e in spec["authorities"]
        },
        "serviceAccount": (public or b"").decode(),
        "missing": gaps,
        "requests": {},
        "needs": _needs(tree, spec, gaps),
        "sealing": "",
    }
    if gaps or token.publisher(spec):
        tree.folder(PENDING, 0o700)
        answer["requests"] = {leaf.path: _request(tree, leaf) for leaf in leaves.of(spec) if leaf.path in gaps}
        answer["sealing"] = seal.new_key(tree)
    return answer


def _needs(tree, spec, gaps):
    needs = [e["name"] for e in spec["authorities"] if e["certificate"] in gaps]
    account = spec["serviceAccount"]
    if account and account["key"] in gaps:
        needs.append("serviceAccount")
    first_time = token.publisher(spec) and not tree.exists(ADMIN_CONF)
    if first_time or token.wanted(tree, spec):
        needs.append("token")
    return needs


def _request(tree, leaf):
    content = tree.read(_pending(leaf))
    key = keys.load_private(content) if content else None
    if key is None or keys.algorithm_of(key.public_key()) != leaf.entry["algorithm"]:
        key = keys.generate(leaf.entry["algorithm"])
        tree.write(_pending(leaf), keys.private_pem(key), 0o600)
    return keys.request_pem(key, leaf.entry["commonName"]).decode()


def _pending(leaf):
    return f"{PENDING}/{leaf.path.strip('/').replace('/', '_')}.key"


def install(tree, spec, bundle):
    """Puts the master's answer in place; returns the paths written.

    {"authorities": {"ca": "<PEM>"}, "certificates": {path: "<PEM>"}, "sealed": {...}}; opened, the sealed part is
    {"authorities": {"ca": "<key>"}, "serviceAccount": "<key>", "token": {"token", "expires"}}.
    """
    sealed = bundle.get("sealed")
    secrets = seal.open_once(tree, spec["minion"], sealed) if sealed else {}
    written = []
    for entry in spec["authorities"]:
        if entry["name"] in bundle["authorities"]:
            written += _install_authority(tree, entry, bundle["authorities"], secrets.get("authorities", {}))
    if spec["serviceAccount"] and "serviceAccount" in secrets:
        written += _install_account(tree, spec["serviceAccount"], secrets["serviceAccount"])
    for leaf in leaves.of(spec):
        if leaf.path in bundle["certificates"]:
            written += _install_leaf(tree, spec, leaf, bundle["certificates"][leaf.path].encode())
    if "token" in secrets:
        written += token.install(tree, spec, secrets["token"])
    return written


def _install_authority(tree, entry, certificate_pems, key_pems):
    name, written = entry["name"], []
    if entry["key"]:
        if name not in key_pems:
            raise NodeError("the answer lacks the authority's key", entry["key"], seal.ADVICE)
        tree.write(entry["key"], key_pems[name].encode(), 0o600)
        written.append(entry["key"])
    tree.write(entry["certificate"], certificate_pems[name].encode(), 0o644)
    return [*written, entry["certificate"]]


def _install_account(tree, account, key_pem):
    public = keys.public_pem(keys.load_private(key_pem.encode()).public_key())
    tree.write(account["key"], key_pem.encode(), 0o600)
    tree.write(account["pub"], public, int(account.get("pubMode", "0600"), 8))
    return [account["key"], account["pub"]]


def _install_leaf(tree, spec, leaf, certificate_pem):
    key_pem = tree.read(_pending(leaf))
    authority = leaf.authority(tree, spec)
    reason = certificates.fault(leaf.entry, certificate_pem, key_pem, authority, specs.renew_before(spec))
    if reason:
        raise NodeError(f"the certificate from the master: {reason}", leaf.path, seal.ADVICE)
    leaf.write(tree, spec, certificate_pem, key_pem)
    tree.remove(_pending(leaf))
    return [leaf.path]
