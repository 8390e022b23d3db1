import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1] / "lab")]

NEED_NO_HOSTS = ("test_secretscan",)


def pytest_runtest_setup(item):
    """What ./check has found out about the machine holds for labs that tests make themselves too."""
    reason = os.environ.get("BRINE_NO_LAB")
    if reason and item.module.__name__ not in NEED_NO_HOSTS:
        pytest.skip("no lab: " + reason)


def pytest_collection_modifyitems(items):
    """What takes minutes more is left out, unless it is asked for."""
    if os.environ.get("BRINE_LONG") != "1":
        reason = "takes minutes more: BRINE_LONG=1 runs it"
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_configure(config):
    config.addinivalue_line("markers", "long: left out without BRINE_LONG=1")


@pytest.fixture(scope="session")
def lab():
    """The lab that the environment names."""
    from brinelab import labs
    from brinelab.layout import LabDir

    name = os.environ.get("BRINE_LAB_NAME")
    if not name:
        pytest.skip("no lab: BRINE_LAB_NAME is not set")
    return labs.find(LabDir.from_environment().lab(name))


@pytest.fixture(scope="session")
def operator(lab):
    """At the salt-master, with Brine installed."""
    from salt_operator import Operator

    if lab.served is None:
        pytest.skip("the lab serves no packages and images of Kubernetes: it was put up without --services")
    operator = Operator(lab)
    operator.install()
    return operator


@pytest.fixture(scope="session")
def bare_facts(operator):
    """A file on the master with the facts of the hosts from before there was a cluster on them."""
    from salt_operator import DEMO

    return operator.keep_facts(DEMO, "/root/bare/facts.yaml")


@pytest.fixture(scope="session")
def run(operator, bare_facts, tmp_path_factory):
    """A whole run on a master that was in use before: once for all tests, and everything that passed is recorded."""
    from whole_run import WholeRun

    return WholeRun.of(operator, tmp_path_factory.mktemp("captured"))


@pytest.fixture(scope="session")
def five_hosts(lab):
    """Five hosts in three subnets with a firewall of the operator's, nothing deployed yet."""
    from ha import FiveHosts

    hosts = FiveHosts.that_stands(lab.place.name)
    if not hosts.has_source():
        pytest.skip("the lab has no packages and images of Kubernetes: it was put up without --services or --bundle")
    hosts.settle()
    return hosts


@pytest.fixture(scope="session")
def ha_site(five_hosts):
    """With a cluster of three control-plane nodes behind a VIP, and its pod network."""
    five_hosts.want(five_hosts.config())
    five_hosts.apply()
    five_hosts.pod_network()
    return five_hosts
