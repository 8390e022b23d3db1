"""The bundle's images, pushed to the registry through nginx; what is there with the right digest stays."""

import concurrent.futures
import http.client
import json
import os
import socket
import urllib.parse

from . import bundle, credential, programs
from .errors import NodeError

SOCKET = "/run/brine-registry/registry.sock"
STORAGE = "/var/lib/brine-site/registry"
# nginx on this very host: pushing is refused from elsewhere.
SERVER = "127.0.0.1"
REFERENCE = "org.opencontainers.image.ref.name"
MANIFESTS = (
    "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, "
    "application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json"
)
AT_ONCE = 2
PAGE = 1000


def left(tree, spec):
    """In words, which images are to be pushed; empty when none is."""
    images = bundle.read(tree, spec)["images"]
    missing = _missing(tree, images)
    return f"{len(missing)} of {len(images)} images are to be pushed" if missing else ""


def push(tree, spec):
    """Pushes what is missing and proves each by its digest; returns the names."""
    missing = _missing(tree, bundle.read(tree, spec)["images"])
    _check_layout(tree, spec, missing)
    bundle.refuse_full_disk(tree, STORAGE, sum(image["sizeBytes"] for image in missing))
    # Modules are loaded when they are first used, which threads must not do at the same time.
    run, copy = programs.run, _copy(tree)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(_push, tree, spec, image, run, copy) for image in missing]:
            done.result()
    return [image["name"] for image in missing]


def superfluous(tree, spec):
    """Tags in the registry that the lock does not have, as (repository, tag)."""
    wanted = {place(image["name"]) for image in bundle.read(tree, spec)["images"]}
    return sorted({(repository, tag) for repository in _repositories(tree) for tag in _tags(tree, repository)} - wanted)


def place(name):
    """Where an image stands in the registry: ("registry.k8s.io/pause", "3.10.2"). A port becomes a part of the name."""
    repository, _, tag = name.rpartition(":")
    registry, _, path = repository.partition("/")
    return f"{registry.replace(':', '-')}/{path}", tag


def digest(tree, name):
    """Of the image that the registry has under the name; empty when it has none."""
    repository, tag = place(name)
    status, headers, _ = _ask(tree, "HEAD", f"/v2/{repository}/manifests/{tag}")
    return headers.get("Docker-Content-Digest", "") if status == 200 else ""


def _missing(tree, images):
    try:
        return [image for image in images if digest(tree, image["name"]) != image["digest"]]
    except OSError as error:
        raise NodeError(
            f"the registry does not answer: {error}", SOCKET, "see systemctl status brine-registry"
        ) from error


def _check_layout(tree, spec, images):
    """skopeo follows names; that they stand for the digests of the lock is proved here."""
    if not images:
        return
    with open(bundle.inside(tree, spec, f"{bundle.IMAGES}/index.json"), "rb") as file:
        manifests = json.loads(file.read())["manifests"]
    named = {entry.get("annotations", {}).get(REFERENCE): entry["digest"] for entry in manifests}
    for image in images:
        if named.get(image["name"]) != image["digest"]:
            seen = f"is {named.get(image['name'], 'missing')}, not {image['digest']}"
            raise NodeError(seen, f"{bundle.IMAGES}: {image['name']}", bundle.VERIFY)
        bundle.check_blob(tree, spec, image["digest"])


def _copy(tree):
    options = ["--insecure-policy", "copy", "--quiet", "--all", "--preserve-digests"]
    trust = ["--dest-cert-dir", tree.path(credential.TRUST), "--authfile", tree.path(credential.AUTH_FILE)]
    return ["skopeo", *options, *trust]


def _push(tree, spec, image, run, copy):
    repository, tag = place(image["name"])
    layout = os.path.dirname(bundle.inside(tree, spec, f"{bundle.IMAGES}/index.json"))
    source, target = f"oci:{layout}:{image['name']}", f"docker://{SERVER}/{repository}:{tag}"
    run([*copy, source, target], advice=bundle.VERIFY)
    found = digest(tree, image["name"])
    if found != image["digest"]:
        raise NodeError(f"the registry has {found or 'nothing'}, not {image['digest']}", image["name"])


def _repositories(tree):
    """The registry tells at most 1000 at a time, and refuses to be asked for more."""
    path, found = f"/v2/_catalog?n={PAGE}", []
    while True:
        page = _told(tree, path)["repositories"]
        found += page
        if len(page) < PAGE:
            return found
        path = f"/v2/_catalog?n={PAGE}&last={urllib.parse.quote(page[-1], safe='')}"


def _tags(tree, repository):
    """A repository whose last tag is gone is unknown, or has none."""
    return _told(tree, f"/v2/{repository}/tags/list").get("tags") or []


def _told(tree, path):
    status, _, content = _ask(tree, "GET", path)
    if status not in (200, 404):
        raise NodeError(f"the registry answers {path} with {status}", SOCKET, "see journalctl -u brine-registry")
    return json.loads(content)


def _ask(tree, method, path):
    connection = _Registry(tree.path(SOCKET))
    try:
        connection.request(method, path, headers={"Accept": MANIFESTS})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


class _Registry(http.client.HTTPConnection):
    """HTTP over the registry's own socket, which only root and nginx can open."""

    def __init__(self, path):
        super().__init__("localhost", timeout=30)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)
