"""Hosts that are lost, cut off or restarted while writes go on: how long nobody answers, and that nothing is lost."""

# lab ha: --bundle --spec it/lab/specs/planes.toml

import os
import random
import time

import ha
import pytest
import writes
from failover import Watch, given_away, holders, until

pytestmark = pytest.mark.long
ROUNDS = int(os.environ.get("BRINE_FAILURE_ROUNDS", "2"))
SEED = int(os.environ.get("BRINE_FAILURE_SEED", str(random.randrange(10**6))))
ANSWERS_WITHIN, WRITES_WITHIN = 2, 5
# The first host is the salt-master's: tests need it.
OTHERS = ha.CONTROL_PLANE[1:]
# Of those who are well the one of the higher priority has the VIP.
NEXT = OTHERS[0]
CUT = """table inet cut {{
  chain in {{ type filter hook input priority -300; ip saddr {{ {0} }} drop; }}
  chain out {{ type filter hook output priority -300; ip daddr {{ {0} }} drop; }}
}}"""


@pytest.fixture
def site(ha_site):
    ha_site.wait_ready(*ha.NODES)
    return ha_site


@pytest.fixture
def watched(site, tmp_path):
    """A watch over /livez at the VIP and a writer, both from outside; nothing may be lost afterwards."""
    lab = site.operator.lab
    with (
        Watch(lab, ha.VIP) as watch,
        writes.going_on(lab, site.first, (ha.VIP, ha.PORT), tmp_path) as writer,
    ):
        until(watch.answers, "the VIP answers")
        yield watch, writer
        writer.flows()
        assert writes.lost(site.first, writer) == set()
        print(f"{len(writer.acknowledged)} writes, none lost")


def told(what, livez, write):
    """For the table in docs/high-availability.md."""

    def spread(values):
        ordered = sorted(values)
        return f"min {ordered[0]:.2f} median {ordered[len(ordered) // 2]:.2f} max {ordered[-1]:.2f} s"

    print(f"{what}, {len(livez)} times, seed {SEED}: /livez away {spread(livez)}; first write {spread(write)}")


def lose(site, watched, name):
    """Seconds until /livez answers and until a write is acknowledged that began after the plug was pulled."""
    watch, writer = watched
    pulling = time.monotonic()
    site.host(name).power_off()
    lost = time.monotonic()
    until(lambda: watch.answered[-1] > lost, "the VIP answers again")
    until(lambda: writer.first_after(lost) is not None, "a write is acknowledged")
    return watch.away_since(pulling), writer.first_after(lost).ended - pulling


def back(site, name):
    host = site.host(name)
    host.boot()
    host.wait_booted()
    until(lambda: site.livez(host.host.address) == "ok", f"the API server of {name} answers again", 180)
    site.wait_ready(name)


def has_vip(site, name):
    return [host.name for host in holders(ha.VIP, [site.host(one) for one in ha.CONTROL_PLANE])] == [name]


def lost_leaders(site, watched, names):
    """The figures of `lose` for each of these, who leads etcd then."""
    livez, write = [], []
    for name in names:
        site.lead(name)
        watched[1].flows()
        time_to_answer, time_to_write = lose(site, watched, name)
        livez.append(time_to_answer)
        write.append(time_to_write)
        back(site, name)
    return livez, write


def test_a_host_that_is_vip_holder_and_etcd_leader_is_lost(site, watched):
    def holders():
        for _ in range(ROUNDS):
            until(lambda: has_vip(site, NEXT), f"{NEXT} has the VIP")
            yield NEXT

    with given_away(site.first):
        livez, write = lost_leaders(site, watched, holders())
    until(lambda: has_vip(site, "bootstrap"), "the first node has the VIP again")
    told("VIP holder and etcd leader lost", livez, write)
    assert max(livez) < ANSWERS_WITHIN and max(write) < WRITES_WITHIN


def test_the_etcd_leader_is_lost(site, watched):
    livez, write = lost_leaders(site, watched, random.Random(SEED).choices(OTHERS, k=ROUNDS))
    told("etcd leader lost, not VIP holder", livez, write)
    assert max(livez) < ANSWERS_WITHIN and max(write) < WRITES_WITHIN


def test_two_nodes_hear_each_other_no_more(site, watched):
    """Of these one leads etcd; the third is heard by both."""
    watch, writer = watched
    one, other = (site.host(name) for name in OTHERS)
    site.lead(one.name)
    writer.flows()
    begun = time.monotonic()
    addresses = ", ".join(str(address.ip) for port in other.host.ports for address in port.addresses)
    one.run(["nft", "-f", "-"], stdin=CUT.format(addresses))
    try:
        until(lambda: site.livez(other.host.address) != "ok", "who does not hear the leader says so")
        writer.flows()
        assert has_vip(site, "bootstrap")
    finally:
        one.run(["nft", "delete", "table", "inet", "cut"])
    until(lambda: site.livez(other.host.address) == "ok", "both are well again", 120)
    livez, write = watch.away_since(begun), writer.pause_since(begun)
    told("two nodes do not hear each other", [livez], [write])
    assert livez < ANSWERS_WITHIN and write < WRITES_WITHIN


def test_all_hosts_are_restarted_at_once(site, watched):
    watch, writer = watched
    begun = time.monotonic()
    for host in site.operator.lab.hosts:
        host.power_off()
    off = time.monotonic()
    for host in site.operator.lab.hosts:
        host.boot()
    for host in site.operator.lab.hosts:
        host.wait_booted()
    until(lambda: watch.answered[-1] > off, "the VIP answers again", 240)
    until(lambda: writer.first_after(off) is not None, "a write is acknowledged", 120)
    told("all hosts restarted", [watch.away_since(begun)], [writer.first_after(off).ended - begun])
    site.wait_ready(*ha.NODES, seconds=240)
