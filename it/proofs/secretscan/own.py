"""The secrets of a cluster, read where they belong; and these places, the only ones where they may be."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from brinelab.host import LabHost
from brinelab.labs import Lab

from secretscan import capture, secret
from secretscan.search import PRIVATE, Finding
from secretscan.secret import Secret

STORE_KEYS = ("ca.key", "etcd-ca.key", "front-proxy-ca.key", "sa.key")
# The lab's own, and the file that an operator gives Brine.
PASSWORD_FILES = ("/etc/brine/salt-api-password", "/etc/brine/credentials")
PASSWORD = "salt-api password"
SALT_TOKENS = "var/cache/salt/master/tokens"
KUBELET_KEYS = ("kubelet-client-*.pem", "kubelet.key")
SEALING_KEY = "/etc/brine/pending/sealing.key"
KEY_DATA = re.compile(rb"client-key-data:\s*(\S+)")
# The Secret of the bootstrap token is an object of the cluster, and etcd is where these are kept.
ETCD = re.compile(r"/var/lib/etcd/member/(snap/db|wal/[0-9a-f]{16}-[0-9a-f]{16}\.wal)")
BOOTSTRAP_TOKEN = "bootstrap token"
# Salt's own way to ask PAM: the password is in the environment of a process of root's, for as long as it takes.
PAM_HELPER = f"/{capture.PAM_HELPER}"


@dataclass(frozen=True)
class Owned:
    """A secret, and a place where it belongs."""

    host: str
    path: str
    secret: Secret


def of_lab(lab: Lab, cluster: str) -> list[Owned]:
    table = json.loads((lab.master.root / "srv/brine/current/plan/certificates.json").read_text())
    found = [*_of_store(lab.master, f"/var/lib/brine/{cluster}/pki"), *_of_salt(lab.master)]
    for host in lab.hosts:
        if host.host.minion in table:
            found += _of_node(host, table[host.host.minion])
    return found


def is_allowed(finding: Finding, owned: list[Owned]) -> bool:
    """The secret is in a file of its own, which its owner alone can read."""
    if finding.mode != PRIVATE:
        return False
    name, place = finding.match.secret, finding.place
    if name == BOOTSTRAP_TOKEN and ETCD.fullmatch(place.path):
        return True
    if name == PASSWORD and place.path == PAM_HELPER:
        return True
    return any((o.host, o.path, o.secret.name) == (place.host, place.path, name) for o in owned)


def _of_store(master: LabHost, store: str) -> Iterator[Owned]:
    for key in STORE_KEYS:
        yield from _keys(master, f"{store}/{key}", key)
    token = _read(master, f"{store}/token").split()[0].decode()
    yield Owned(master.name, f"{store}/token", secret.of_text(BOOTSTRAP_TOKEN, token.partition(".")[2]))


def _of_salt(master: LabHost) -> Iterator[Owned]:
    password = secret.of_text(PASSWORD, _read(master, PASSWORD_FILES[0]).strip())
    yield from (Owned(master.name, path, password) for path in PASSWORD_FILES)
    for token in sorted((master.root / SALT_TOKENS).glob("*")):
        yield Owned(master.name, f"/{SALT_TOKENS}/{token.name}", secret.of_text("salt-api token", token.name))


def _of_node(host: LabHost, row: dict) -> Iterator[Owned]:
    """As the plan's table has it: an authority's key only where the node is to have it."""
    for authority in row["authorities"]:
        if authority["key"]:
            yield from _keys(host, authority["key"], f"{authority['name']}.key")
    if row["serviceAccount"]:
        yield from _keys(host, "/etc/kubernetes/pki/sa.key", "sa.key")
    for certificate in row["certificates"]:
        yield from _keys(host, certificate["key"], f"{host.name} {certificate['key']}")
    for kubeconfig in row["kubeconfigs"]:
        for data in KEY_DATA.findall(_read(host, kubeconfig["path"])):
            for key in secret.of_pem(f"{host.name} {kubeconfig['path']}", base64.b64decode(data)):
                yield Owned(host.name, kubeconfig["path"], key)
    yield from _of_kubelet(host)


def _of_kubelet(host: LabHost) -> Iterator[Owned]:
    for pattern in KUBELET_KEYS:
        for file in sorted((host.root / "var/lib/kubelet/pki").glob(pattern)):
            if not file.is_symlink():
                yield from _keys(host, f"/var/lib/kubelet/pki/{file.name}", f"{host.name} {file.name}")
    if (host.root / SEALING_KEY[1:]).exists():
        yield Owned(host.name, SEALING_KEY, secret.of_text(f"{host.name} sealing key", _read(host, SEALING_KEY)))


def _keys(host: LabHost, path: str, name: str) -> Iterator[Owned]:
    found = secret.of_pem(name, _read(host, path))
    if not found:
        raise ValueError(f"{host.name}:{path} holds no private key")
    yield from (Owned(host.name, path, key) for key in found)


def _read(host: LabHost, path: str) -> bytes:
    return (host.root / path.lstrip("/")).read_bytes()
