"""The bootstrap node's registry: its import beside skopeo's plain copy, its pulls beside plain files of the same bytes."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import applying
import cost
from demo import CLUSTER, VERSION
from lab import Lab
from steps import StepFailed, say

IMPORT_AIM, PULL_AIM = 1.2, 0.8
CLIENTS = 50
HOSTS = ("worker-1", "worker-2")
LAYOUT = "/srv/brine/bundle/images"
SERVER = "https://10.77.1.10"
PLAIN_PORT = 8443
# nginx with the registry's certificate and protocols, and nothing but the bundle's files behind it.
PLAIN = f"""user www-data;
worker_processes auto;
pid /run/plain.pid;
error_log stderr warn;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  ssl_certificate /etc/brine/nginx/server.crt;
  ssl_certificate_key /etc/brine/nginx/server.key;
  ssl_protocols TLSv1.2 TLSv1.3;
  server {{
    listen 10.77.1.10:{PLAIN_PORT} ssl;
    root {LAYOUT}/blobs;
  }}
}}
"""
START_PLAIN = f"""systemd-run --quiet --collect --unit=plain-nginx nginx -c /root/plain.conf -g 'daemon off;'
until ss -ltnH | grep -q :{PLAIN_PORT}; do sleep 0.1; done"""
EMPTY = """systemctl stop brine-registry
rm -rf /var/lib/brine-site/registry/docker
systemctl start brine-registry"""
COPY = """skopeo --insecure-policy copy --quiet --all --preserve-digests --dest-cert-dir /etc/brine/site \
  --authfile /etc/brine/registry/auth.json"""
# Each client says how many bytes it has had, or that it failed.
PULL = """for n in $(seq {clients}); do
  curl --config /root/{what}.curl --write-out '%{{size_download}}\\n' >/root/had.$n || echo failed >>/root/had.$n &
done
wait
cat /root/had.*
rm /root/had.*"""


@dataclass(frozen=True)
class Image:
    name: str
    digest: str
    blobs: tuple[str, ...]

    @property
    def repository(self) -> str:
        return self.name.rpartition(":")[0]


def measure(name: str, repeat: int) -> None:
    lab = Lab(name)
    try:
        lab.up("--bundle", VERSION)
        applying.prepare(lab, CLUSTER)
        applying.brine(lab, "apply")
        images = listed(lab)
        imports(lab, images, repeat)
        pulls(lab, images, repeat)
    finally:
        lab.down()


def listed(lab: Lab) -> list[Image]:
    lock = json.loads(lab.output("cat", "/srv/brine/bundle/bundle.lock"))
    return [Image(one["name"], one["digest"], blobs(lab, one["digest"])) for one in lock["images"]]


def blobs(lab: Lab, digest: str) -> tuple[str, ...]:
    manifest = json.loads(lab.output("cat", f"{LAYOUT}/blobs/{digest.replace(':', '/')}"))
    return tuple(part["digest"] for part in (manifest["config"], *manifest["layers"]))


def imports(lab: Lab, images: list[Image], repeat: int) -> None:
    """Into an empty registry each time; both by turns."""
    copy = "\n".join(f"{COPY} oci:{LAYOUT}:{one.name} docker://127.0.0.1/{one.name}" for one in images)
    ours, plain = [], []
    for _ in range(repeat):
        lab.shell("empty the registry", EMPTY)
        plain.append(lab.shell("skopeo copy", copy))
        lab.shell("empty the registry", EMPTY)
        ours.append(lab.shell("brine-node images", "brine-node images"))
    say(f"brine-node images, {len(images)} images: {min(ours):.2f} s; skopeo copy of each: {min(plain):.2f} s; "
        f"ratio {min(ours) / min(plain):.2f}, aim {IMPORT_AIM}")


def pulls(lab: Lab, images: list[Image], repeat: int) -> None:
    """What a worker pulls: from the registry, and the same files from an nginx that has them on its disk; by turns."""
    images = [one for one in images if one.repository.endswith(("/kube-proxy", "/pause"))]
    lab.write(PLAIN, "/root/plain.conf")
    # Each blob once, as a host pulls them.
    blob = {digest: one.repository for one in images for digest in one.blobs}
    registry = [f"{SERVER}/v2/{one.repository}/manifests/{one.digest}" for one in images]
    registry += [f"{SERVER}/v2/{repository}/blobs/{digest}" for digest, repository in blob.items()]
    plain = [f"{SERVER}:{PLAIN_PORT}/{digest.replace(':', '/')}" for digest in [*(one.digest for one in images), *blob]]
    for host in HOSTS:
        lab.write(curl_config(registry), "/root/registry.curl", host)
        lab.write(curl_config(plain), "/root/plain.curl", host)
    best = {"registry": 0.0, "plain": 0.0}
    cost_of = {"registry": [], "plain": []}
    lab.shell("plain nginx", START_PLAIN)
    try:
        for _ in range(repeat):
            for what, before in best.items():
                with cost.of_lab(lab.name) as spent:
                    best[what] = max(before, throughput(lab, what))
                cost_of[what].append(spent.cpu)
    finally:
        lab.shell("plain nginx", "systemctl stop plain-nginx")
    say(f"{CLIENTS} clients pull kube-proxy and pause at once: {best['registry']:.0f} MiB/s, no failure; "
        f"plain files: {best['plain']:.0f} MiB/s; ratio {best['registry'] / best['plain']:.2f}, aim {PULL_AIM}; "
        f"CPU of clients and servers {min(cost_of['registry']):.1f} s and {min(cost_of['plain']):.1f} s")


def curl_config(urls: list[str]) -> str:
    head = ["silent", "show-error", "fail", 'cacert = "/etc/brine/site/ca.crt"', "max-time = 600",
            'header = "Accept: application/vnd.oci.image.manifest.v1+json"']
    return "\n".join([*head, *(f'url = "{url}"\noutput = "/dev/null"' for url in urls)]) + "\n"


def throughput(lab: Lab, what: str) -> float:
    """MiB each second over all clients."""
    script = PULL.format(clients=CLIENTS // len(HOSTS), what=what)
    started = time.monotonic()
    with ThreadPoolExecutor(len(HOSTS)) as pool:
        said = list(pool.map(lambda host: lab.output("sh", "-ec", script, host=host), HOSTS))
    seconds = time.monotonic() - started
    lines = "".join(said).split()
    if "failed" in lines:
        raise StepFailed(f"{lines.count('failed')} of {CLIENTS} clients failed at {what}")
    rate = sum(map(int, lines)) / 2**20 / seconds
    say(f"  {what}: {CLIENTS} clients in {seconds:.1f} s, {rate:.0f} MiB/s")
    return rate
