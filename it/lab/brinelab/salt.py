"""Salt on a lab's hosts: files before they boot, accepted keys after."""

import json
import secrets

from brinelab import authority
from brinelab.host import LabHost
from brinelab.layout import LabPlace
from brinelab.run import wait_until
from brinelab.spec import Host, Spec

API_USER = "brine"
PASSWORD_FILE = "/etc/brine/salt-api-password"
CA_FILE = "/etc/brine/salt-api-ca.crt"
KEYS = "/etc/salt/pki/master"
API_KEY = "/etc/salt/pki/api/salt-api.key"
API_CERTIFICATE = "/etc/salt/pki/api/salt-api.crt"

MASTER = """\
# The lab's own: Salt is in a virtual environment, which PAM's helper must be started in.
auth.pam.python: /opt/salt/bin/pam-python
"""

MINION = """\
master: {master}
id: {minion}
# The lab's own: quick to come back, cheap while idle.
auth_timeout: 5
acceptance_wait_time: 1
acceptance_wait_time_max: 3
recon_default: 500
recon_max: 2000
random_reauth_delay: 1
enable_fqdns_grains: False
fetch_host_keys: False
mine_enabled: False
"""

API = """\
netapi_enable_clients: [local, local_async, runner, runner_async, wheel]
external_auth:
  pam:
    {user}: ['.*', '@runner', '@wheel', '@jobs', '@events']
rest_cherrypy:
  host: 0.0.0.0
  port: 8000
  ssl_crt: {certificate}
  ssl_key: {key}
"""

# Asks until each has answered, in one process: Salt's start is paid for once. Ids come as JSON.
ANSWERS = """\
import json, sys, time
import salt.client
from salt.exceptions import SaltClientError
client = salt.client.LocalClient()
silent = set(json.load(sys.stdin))
deadline = time.monotonic() + 240
while silent and time.monotonic() < deadline:
    try:
        client.run_job(sorted(silent), "test.ping", tgt_type="list", timeout=5, listen=True)
    except SaltClientError:  # the master's workers are not all there yet
        continue
    until = time.monotonic() + 0.5
    while silent and time.monotonic() < until:
        event = client.event.get_event(wait=0.1, tag="salt/job/", full=True)
        if event and "/ret/" in event["tag"] and event["data"].get("return") is True:
            silent.discard(event["data"]["id"])
if silent:
    sys.exit("no answer from " + ", ".join(sorted(silent)))
"""


def prepare(place: LabPlace, spec: Spec, host: LabHost, bare: bool) -> None:
    """Writes Salt's configuration to a host's disk before it boots."""
    host.prepare(
        "/etc/salt/minion.d/lab.conf",
        MINION.format(master=spec.master.address, minion=json.dumps(host.host.minion)),
    )
    if host.host.master:
        host.prepare("/etc/salt/master.d/lab.conf", MASTER)
        _start_at_boot(host, "salt-master")
        if not bare:
            _prepare_api(place, host)


def _prepare_api(place: LabPlace, host: LabHost) -> None:
    made, key = authority.issue(place, "salt-api", _addresses(host.host))
    host.prepare(API_CERTIFICATE, made.read_text())
    host.prepare(API_KEY, key.read_text(), 0o600)
    host.prepare(CA_FILE, authority.certificate(place))
    host.prepare(
        "/etc/salt/master.d/lab-api.conf",
        API.format(user=API_USER, certificate=API_CERTIFICATE, key=API_KEY),
    )
    _start_at_boot(host, "salt-api")


def _start_at_boot(host: LabHost, unit: str) -> None:
    wanted = host.place.upper / "etc/systemd/system/multi-user.target.wants"
    wanted.mkdir(parents=True, exist_ok=True)
    (wanted / f"{unit}.service").symlink_to(f"/etc/systemd/system/{unit}.service")


def make_user(master: LabHost) -> None:
    """The account that salt-api's PAM asks for; its password is on the master, for root alone."""
    password = secrets.token_urlsafe(24)
    master.run(["useradd", "--no-create-home", "--shell", "/usr/sbin/nologin", API_USER])
    master.run(["chpasswd"], stdin=f"{API_USER}:{password}\n")
    master.write(PASSWORD_FILE, password + "\n", 0o600)


def accept_keys(master: LabHost, spec: Spec) -> None:
    """Accepts the keys of the lab's own minions, by their ids, once all of them wait for it."""
    minions = [host.minion for host in spec.hosts]
    pending = [master.root / KEYS[1:] / "minions_pre" / minion for minion in minions]
    wait_until(lambda: all(key.exists() for key in pending), "every minion's key is pending", 240)
    master.run(["salt-key", "--yes", f"--accept={','.join(minions)}"])


def wait_answers(master: LabHost, spec: Spec) -> None:
    minions = [host.minion for host in spec.hosts]
    master.run(["/opt/salt/bin/python3", "-c", ANSWERS], stdin=json.dumps(minions))


def wait_api(master: LabHost) -> None:
    """Until salt-api answers over TLS with a certificate that the lab's authority vouches for."""
    url = f"https://{master.host.address}:8000/"
    asked = ["curl", "-s", "-o", "/dev/null", "--cacert", CA_FILE, url]
    wait_until(lambda: master.succeeds(asked), f"salt-api answers at {url}", 120)


def _addresses(host: Host) -> list[str]:
    return ["127.0.0.1", *(str(a.ip) for port in host.ports for a in port.addresses)]
