"""What a lab's router serves its hosts, over TLS: an apt repository and a read-only registry."""

import subprocess
from functools import partial
from pathlib import Path

from brinelab import authority, cgroup, confined, network, registry
from brinelab.host import LabHost
from brinelab.layout import LabPlace
from brinelab.packages import Packages
from brinelab.run import succeeds, wait_until
from brinelab.spec import Spec

CA_FILE = "/etc/brine/lab-ca.crt"
APT_KEY_FILE = "/etc/brine/lab-apt.gpg"
REGISTRY_PORT = 5000

NGINX = """\
user root;
worker_processes 1;
daemon off;
pid /run/nginx.pid;
error_log stderr warn;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  ssl_certificate /srv/run/router.crt;
  ssl_certificate_key /srv/run/router.key;
  server {{
{repository}
    location /deb/ {{ alias /srv/deb/; autoindex on; }}
  }}
  server {{
{registry}
    client_max_body_size 0;
    location / {{
      proxy_pass http://unix:/srv/run/{socket}:;
      proxy_set_header Host $http_host;
      proxy_buffering off;
    }}
  }}
}}
"""


def start(place: LabPlace, spec: Spec, base_root: Path, packages: Packages) -> None:
    """Starts nginx and the registry in the router's namespace; they end with the lab."""
    run_folder = place.services
    run_folder.mkdir()
    made, key = authority.issue(place, "router", spec.routers)
    for source, name in ((made, "router.crt"), (key, "router.key")):
        (run_folder / name).write_bytes(source.read_bytes())
    (run_folder / "nginx.conf").write_text(nginx_settings(spec.routers))
    registry.write_settings(run_folder, read_only=True)
    enter = confined.view(
        base_root,
        writable={run_folder: "/srv/run"},
        read_only={packages.repository: "/srv/deb", packages.storage: "/srv/registry"},
        netns=network.NETNS_DIR / place.netns,
        branch=cgroup.make(f"{place.cgroup}/services"),
    )
    _spawn(registry.COMMAND, enter, run_folder / "registry.log")
    _spawn(("nginx", "-c", "/srv/run/nginx.conf"), enter, run_folder / "nginx.log")


def wait_ready(place: LabPlace, spec: Spec) -> None:
    """Until both answer with a certificate of the lab's authority."""
    for url in (
        f"https://{spec.router}/deb/",
        f"https://{spec.router}:{REGISTRY_PORT}/v2/",
    ):
        asked = ["curl", "-sf", "-o", "/dev/null", "--cacert", place.authority / "ca.crt", url]
        inside = ["ip", "netns", "exec", place.netns, *asked]
        wait_until(partial(succeeds, inside), f"{url} answers; see {place.services}/*.log", 30)


def tell(master: LabHost, packages: Packages) -> None:
    """Puts the authority's certificate and the repository's key where a configuration points to."""
    master.write(CA_FILE, authority.certificate(master.place.lab))
    with packages.key.open("rb") as key:
        master.receive(key, APT_KEY_FILE, 0o644)


def nginx_settings(addresses: list[str]) -> str:
    def listen(port: int) -> str:
        hosts = (f"[{address}]" if ":" in address else address for address in addresses)
        return "\n".join(f"    listen {host}:{port} ssl;" for host in hosts)

    return NGINX.format(
        repository=listen(443), registry=listen(REGISTRY_PORT), socket=registry.SOCKET
    )


def _spawn(command: tuple[str, ...], enter, log_file: Path) -> None:
    with log_file.open("ab") as log:
        subprocess.Popen(
            command,
            preexec_fn=enter,
            env=confined.ENVIRONMENT,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
