"""What the hosts of a cluster let in, by connections: what is allowed, and nothing else but what the operator has open."""

# lab ha: --bundle --spec it/lab/specs/planes.toml

import json

import ha
import his_firewall
import pytest
from failover import until
from take_over import ADMIN
from writes import kubectl

pytestmark = pytest.mark.long

NODE_PORT, HOST_PORT, HEALTH = 30080, 8088, 8080
# Nobody's address: the router sends it to a node.
EXTERNAL = "10.77.99.9"
# The router's own, outside of the planes.
FOREIGN = "192.0.2.7"
TARGET = {"address": "10.77.3.21", "host": "worker-1"}
# CoreDNS is the image at hand that answers over HTTP.
COREFILE = f".:1053 {{\n  health :{HEALTH}\n}}\n"


def objects(image: str) -> dict:
    labels = {"app": "answers"}
    container = {
        "name": "answers",
        "image": image,
        "args": ["-conf", "/etc/answers/Corefile"],
        "ports": [{"containerPort": HEALTH, "hostPort": HOST_PORT}],
        "volumeMounts": [{"name": "answers", "mountPath": "/etc/answers"}],
        "readinessProbe": {"httpGet": {"path": "/health", "port": HEALTH}, "periodSeconds": 1},
    }
    pod = {
        "nodeName": TARGET["host"],
        "containers": [container],
        "volumes": [{"name": "answers", "configMap": {"name": "answers"}}],
    }
    service = {
        "type": "NodePort",
        "selector": labels,
        "externalIPs": [EXTERNAL],
        "ports": [{"port": HEALTH, "targetPort": HEALTH, "nodePort": NODE_PORT}],
    }
    items = [
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "answers"}, "data": {"Corefile": COREFILE}},
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "answers", "labels": labels}, "spec": pod},
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "answers"}, "spec": service},
    ]
    return {"apiVersion": "v1", "kind": "List", "items": items}


@pytest.fixture(scope="module")
def site(ha_site):
    """With a Service of an operator's that answers on a node port, an external IP and a host port."""
    dns = ha_site.get("deployment", "coredns", "--namespace=kube-system")
    image = dns["spec"]["template"]["spec"]["containers"][0]["image"]
    ha_site.first.run(["kubectl", *ADMIN, "apply", "--filename=-"], stdin=json.dumps(objects(image)))
    kubectl(ha_site.first, "wait", "--for=condition=Ready", "pod/answers", "--timeout=60s")
    for words in (
        ("route", "replace", f"{EXTERNAL}/32", "via", TARGET["address"]),
        ("address", "replace", f"{FOREIGN}/32", "dev", "lo"),
    ):
        done = ha_site.inside("ip", *words)
        assert done.returncode == 0, done.stderr
    return ha_site


def ways() -> dict[str, tuple[str, int]]:
    return {
        "node port": (TARGET["address"], NODE_PORT),
        "node port of another node": ("10.77.1.10", NODE_PORT),
        "host port": (TARGET["address"], HOST_PORT),
        "external IP": (EXTERNAL, HEALTH),
    }


def open_from_outside(site) -> set[str]:
    return {
        name
        for name, (address, port) in ways().items()
        if site.inside("curl", "-s", "--max-time", "2", f"http://{address}:{port}/health").stdout == "OK"
    }


def verdicts(found: dict) -> dict[tuple, str]:
    return {tuple(one["way"].values()): one["verdict"] for one in found["connections"]}


def test_before_it_was_closed_and_now_it_is_open(site):
    before = verdicts(json.loads(site.first.run(["cat", ha.BEFORE])))
    # Of paths it tells nothing now: packets that measure them are let in no more.
    now = verdicts(json.loads(site.brine("test", "network", "--output", "json").stdout))
    closed = [way for way, verdict in before.items() if verdict == "opened by apply"]
    assert len(closed) > len(before) / 2
    assert set(now) == set(before) and set(now.values()) == {"ok"}
    print(f"{len(before)} connections: {len(closed)} closed before, all open now")


def test_allowed_pairs_connect_and_others_do_not(site):
    verified = json.loads(site.told("verify", "--output", "json"))
    proof = next(phase for phase in verified["phases"] if phase["phase"] == "firewall-proof")
    assert {one["outcome"] for one in proof["minions"].values()} == {"ok"}
    assert len(proof["minions"]) == len(ha.NODES)


def test_what_the_operator_has_open_stays_so_and_nothing_else_is(site):
    assert his_firewall.connects(site.inside, site.host("worker-1")) == his_firewall.HIS


@pytest.mark.parametrize("port", [443, ha.PORT])
def test_who_is_in_no_plane_gets_nothing(site, port):
    """The bundle's packages and images, and the API, are for the planes."""
    url = f"https://10.77.1.10:{port}/"
    assert site.host("worker-2").succeeds(["curl", "-sk", "-o", "/dev/null", "--max-time", "2", url])
    foreign = site.inside("curl", "-sk", "-o", "/dev/null", "--max-time", "2", "--interface", FOREIGN, url)
    assert foreign.returncode in (7, 28), foreign


def test_a_service_is_reached_from_a_host_of_the_cluster(site):
    url = f"http://{site.get('service', 'answers')['spec']['clusterIP']}:{HEALTH}/health"
    until(lambda: site.host("worker-2").succeeds(["curl", "-sf", "--max-time", "2", url]), "the Service answers")


def test_ports_that_kube_proxy_redirects_are_closed_from_outside(site):
    assert open_from_outside(site) == set()


def test_what_closes_them_is_brines_table(site):
    hosts = [site.host(TARGET["host"]), site.first]
    for host in hosts:
        host.run(["nft", "delete", "table", "inet", "brine"])
    try:
        without = open_from_outside(site)
    finally:
        for host in hosts:
            host.run(["systemctl", "restart", "brine-firewall"])
    assert without == set(ways())
    assert open_from_outside(site) == set()


def test_node_ports_are_open_when_asked_for_and_nothing_else(site):
    networks = {**ha.PLANES["networks"], "nodePorts": {"open": True}}
    site.want(site.config(networks=networks))
    try:
        site.apply()
        opened = open_from_outside(site)
    finally:
        site.want(site.config())
        site.apply()
    assert opened == {"node port", "node port of another node"}
    assert open_from_outside(site) == set()
