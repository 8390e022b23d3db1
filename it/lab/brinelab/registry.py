"""A real docker-registry out of the base, and pushing to it through its HTTP interface."""

import contextlib
import http.client
import json
import socket
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from brinelab import confined
from brinelab.errors import LabError
from brinelab.image import MANIFEST, Blob, Image
from brinelab.run import wait_until

SOCKET = "registry.sock"


def settings(read_only: bool) -> dict:
    """The registry's configuration: its storage and its socket are under /srv of its own view."""
    storage = {"filesystem": {"rootdirectory": "/srv/registry"}}
    if read_only:
        storage["maintenance"] = {"readonly": {"enabled": True}}
    return {
        "version": "0.1",
        "log": {"level": "warn", "accesslog": {"disabled": True}},
        "storage": storage,
        "http": {"net": "unix", "addr": f"/srv/run/{SOCKET}", "relativeurls": True},
    }


def write_settings(run_folder: Path, read_only: bool) -> None:
    """JSON is YAML as well, so the registry takes it."""
    (run_folder / "registry.yml").write_text(json.dumps(settings(read_only), indent=2) + "\n")


COMMAND = ("docker-registry", "serve", "/srv/run/registry.yml")


@contextlib.contextmanager
def writable(base_root: Path, storage: Path, run_folder: Path):
    """A registry that fills a storage folder for as long as the block lasts; gives its socket."""
    write_settings(run_folder, read_only=False)
    binds = {storage: "/srv/registry", run_folder: "/srv/run"}
    enter = confined.view(base_root, writable=binds)
    with (run_folder / "registry.log").open("ab") as log:
        process = subprocess.Popen(
            COMMAND,
            preexec_fn=enter,
            env=confined.ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        path = run_folder / SOCKET
        wait_until(lambda: answers(path) or process.poll() is not None, "the registry answers", 30)
        if process.poll() is not None:
            raise LabError(
                f"the registry ended: {(run_folder / 'registry.log').read_text()[-1000:]}"
            )
        yield path
    finally:
        process.terminate()
        process.wait()


def answers(path: Path) -> bool:
    try:
        return _Registry(path).call("GET", "/v2/", expected=(200,)) is not None
    except OSError:
        return False


def push(path: Path, image: Image) -> None:
    registry = _Registry(path)
    for blob in image.blobs:
        registry.upload(image.repository, blob)
    registry.call(
        "PUT",
        f"/v2/{image.repository}/manifests/{image.tag}",
        image.manifest,
        {"Content-Type": MANIFEST},
        (201,),
    )


class _Registry(http.client.HTTPConnection):
    """HTTP over the registry's Unix socket."""

    def __init__(self, path: Path):
        super().__init__("registry", timeout=60)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self._path))

    def call(self, method, url, body=None, headers=None, expected=()) -> http.client.HTTPResponse:
        self.request(method, url, body, headers or {})
        response = self.getresponse()
        text = response.read()
        if response.status not in expected:
            raise LabError(
                f"the registry answered {response.status} to {method} {url}: {text[:500]!r}"
            )
        return response

    def upload(self, repository: str, blob: Blob) -> None:
        started = self.call("POST", f"/v2/{repository}/blobs/uploads/", expected=(202,))
        place = urlsplit(started.headers["Location"])
        url = f"{place.path}?{place.query}&digest={blob.digest}"
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Length": str(blob.path.stat().st_size),
        }
        with blob.path.open("rb") as file:
            self.call("PUT", url, file, headers, (201,))
