"""Planes, the VIP and the firewall on five hosts in three subnets, each with firewalld as an operator has it."""

import json
import os
import subprocess
import time

import pytest
import yaml
from failover import Watch, end_all, fake_api_servers, given_away
from his_firewall import firewall_of_his
from salt_operator import ROOT, Operator

LAB = ROOT / "it/lab/lab"
PLANES = ROOT / "it/proofs/planes.yaml"
FOLDER = "/root/planes"
VIP = "10.77.1.100"
CONTROL_PLANE = ("bootstrap", "cp-2", "cp-3")
ROUNDS = int(os.environ.get("BRINE_FAILOVER_ROUNDS", "3"))
STRANGER = "10.77.1.1"
# Multicasts VRRPv2 adverts.
SPEAK = """
import socket, sys, time
with socket.socket(socket.AF_INET, socket.SOCK_RAW, 112) as speaking:
    speaking.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(sys.argv[1]))
    while True:
        speaking.sendto(bytes([0x21, int(sys.argv[2]), 150, 1, 0, 1, 0, 0]), ("224.0.0.18", 0))
        time.sleep(0.2)
"""


@pytest.fixture(scope="module")
def site():
    """A lab of its own, so that other tests keep their hosts; BRINE_PLANES_LAB names one that is up."""
    from brinelab import labs
    from brinelab.layout import LabDir

    given = os.environ.get("BRINE_PLANES_LAB")
    around = os.environ.get("BRINE_LAB_NAME")
    if not (given or around):
        pytest.skip("no lab: " + os.environ.get("BRINE_NO_LAB", "BRINE_LAB_NAME is not set"))
    if around and labs.find(LabDir.from_environment().lab(around)).served is None:
        pytest.skip("the lab serves no packages and images of Kubernetes: it was put up without --services")
    name = given or f"{around}-planes"
    if not given:
        spec = ROOT / "it/lab/specs/planes.toml"
        subprocess.run([LAB, "up", name, "--replace", "--spec", spec, "--services", "v1.36.2"], check=True)
    try:
        operator = Operator(labs.find(LabDir.from_environment().lab(name)))
        operator.install()
        for host in operator.lab.hosts:
            firewall_of_his(host)
        operator.restart_minions()
        operator.set_up_master(put(operator, planes()))
        yield operator
    finally:
        if not given:
            subprocess.run([LAB, "down", name], check=True)


def planes(**changes):
    return {**yaml.safe_load(PLANES.read_text()), **changes}


def put(operator, config):
    operator.put_cluster(config, f"{FOLDER}/cluster.yaml")
    return FOLDER


def brine(operator, *words):
    return operator.brine(*words, folder=FOLDER)


def refused(operator, *words):
    done = operator.try_brine(*words, folder=FOLDER)
    return done.returncode, done.stderr


def deployed_alone(operator, *phases):
    """The phases of the plan by their orchestrations, as a runbook would run them."""
    operator.use_tree(operator.try_brine("plan", folder=FOLDER).stderr)
    for phase in phases:
        done = json.loads(
            operator.master.run(
                [
                    "salt-run",
                    "--out=json",
                    "state.orchestrate",
                    f"brine.orchestrate.{phase}",
                    "saltenv=brine",
                    "pillarenv=brine",
                ]
            )
        )
        assert done["retcode"] == 0, json.dumps(done)[:3000]


def wait(condition, what, seconds=30):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"not within {seconds} s: {what}"
        time.sleep(0.2)


def test_addresses_follow_the_order_of_the_cidrs_and_say_why(site):
    plan = json.loads(brine(site, "plan", "-o", "json"))
    addresses = {node["identity"]["node"]: node["addresses"] for node in plan["nodes"]}
    assert addresses["worker-1"]["workload"][0]["address"] == "10.77.2.21/24"
    last = addresses["worker-2"]["workload"][0]
    assert last["address"] == "10.77.3.22/24"
    assert last["reason"] == "the only address in 10.77.3.0/24; none in 10.77.2.0/24"
    assert addresses["worker-2"]["controlPlane"][0]["reason"].endswith("none in 10.77.1.0/24")


def test_the_network_is_tested_before_anything_is_there(site):
    found = json.loads(brine(site, "test", "network", "-o", "json"))
    assert found["well"]
    by_verdict = {one["verdict"] for one in found["connections"]}
    assert by_verdict == {"ok", "opened by apply"}
    closed = [one for one in found["connections"] if one["verdict"] != "ok"]
    assert all(one["way"]["address"].startswith(one["by"]) for one in closed)
    assert not site.master.succeeds(["pgrep", "-f", "REQUEST="])


def test_a_router_in_the_way_is_named(site):
    rule = ["to", "10.77.3.21", "ipproto", "tcp", "dport", "10250", "prohibit"]
    inside = [LAB, "netns", site.lab.place.name, "--", "ip", "rule"]
    subprocess.run([*inside, "add", *rule], check=True)
    try:
        done = site.try_brine("test", "network", "-o", "json", folder=FOLDER)
    finally:
        subprocess.run([*inside, "del", *rule], check=True)
    wrong = [one for one in json.loads(done.stdout)["connections"] if one["verdict"] == "wrong"]
    assert done.returncode == 3
    assert {(one["way"]["service"], one["way"]["to"]) for one in wrong} == {("kubelet", "worker-1")}
    assert {one["by"] for one in wrong} == {STRANGER}


def test_a_vip_in_use_is_refused(site):
    put(site, planes(apiServer={"vip": STRANGER}))
    status, said = refused(site, "apply")
    assert status == 3
    assert f"{STRANGER} is in use by the host with link address" in said


def test_another_vrrp_router_is_told_and_refused_when_it_has_the_id(site):
    inside = [LAB, "netns", site.lab.place.name, "--"]
    with subprocess.Popen([*inside, "python3", "-c", SPEAK, STRANGER, "100"], start_new_session=True) as speaking:
        try:
            put(site, planes())
            status, said = refused(site, "apply")
        finally:
            end_all(speaking)
    assert status == 3
    assert f"hears a VRRP router, {STRANGER}, with id 100, which this cluster would use" in said
    assert "set another id" in said


def test_a_balancer_whose_name_nobody_knows_is_refused(site):
    put(site, planes(apiServer={"vip": "api.nowhere.example"}))
    status, said = refused(site, "apply")
    assert status == 3
    assert "api.nowhere.example cannot be resolved" in said
    put(site, planes())


def test_the_vip_is_away_from_a_lost_host_within_a_second(site, record_property):
    """keepalived and firewalld as planned, in front of servers that answer /livez."""
    put(site, planes())
    deployed_alone(site, "node-base", "firewall", "vip")
    hosts = [site.lab.host(name) for name in CONTROL_PLANE]
    with fake_api_servers(hosts), given_away(hosts[0]), Watch(site.lab, VIP) as watch:
        wait(lambda: watch.answers(), "the VIP answers", 60)
        away = sorted(watch.lose_holder(hosts[1:]) for _ in range(ROUNDS))
    record_property("seconds", away)
    print(
        f"VIP away after a lost host, {ROUNDS} times: min {away[0]:.2f} s, median {away[ROUNDS // 2]:.2f} s, "
        f"max {away[-1]:.2f} s"
    )
    assert away[ROUNDS // 2] < 1
