import json

import pytest

from brinelab import spec
from brinelab.errors import LabError, SpecError
from brinelab.layout import SOURCE


def minimal(**changes) -> dict:
    host = {"name": "alone", "master": True, "addresses": ["10.0.0.10"]}
    return {"networks": {"only": "10.0.0.1/24"}, "hosts": [host | changes]}


def problems(data) -> list[str]:
    with pytest.raises(SpecError) as caught:
        spec.parse(data)
    return caught.value.problems


def test_default_spec_is_the_demo():
    read = spec.read(spec.DEFAULT_SPEC)
    assert [host.name for host in read.hosts] == ["bootstrap", "worker-1", "worker-2"]
    assert read.master.minion == "bootstrap.dc1.example.com"
    assert [host.address for host in read.hosts] == ["10.77.1.10", "10.77.1.21", "10.77.3.22"]
    assert read.router == "10.77.1.1"
    assert {str(host.ports[1].network.name) for host in read.hosts} == {"workload"}


@pytest.mark.parametrize("path", sorted((SOURCE / "specs").glob("*")), ids=lambda path: path.name)
def test_shipped_specs_are_read_and_written_back_the_same(path):
    read = spec.read(path)
    assert spec.parse(spec.as_data(read)) == read


def test_json_is_read_like_toml(tmp_path):
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(minimal()))
    assert spec.read(path).master.name == "alone"


def test_minion_and_hostname_default_to_the_name_and_may_differ():
    assert spec.parse(minimal()).master.minion == "alone"
    other = spec.parse(minimal(minion="Node_1.example.com", hostname="n1.example.com")).master
    assert (other.name, other.minion, other.hostname) == (
        "alone",
        "Node_1.example.com",
        "n1.example.com",
    )


def test_an_interface_takes_the_prefix_of_its_network_in_both_families():
    data = minimal(addresses=[["10.0.0.10", "fd00:1::10"]])
    data["networks"]["only"] = ["10.0.0.1/20", "fd00:1::1/64"]
    (port,) = spec.parse(data).master.ports
    assert [str(address) for address in port.addresses] == ["10.0.0.10/20", "fd00:1::10/64"]


def test_every_mistake_is_told_at_once():
    data = {
        "networks": {"one": "10.0.0.1/16", "two": "10.0.1.1/24", "BAD": "10.1.0.1"},
        "hosts": [
            {"name": "a", "addresses": ["10.9.0.1"]},
            {"name": "a", "addresses": ["10.0.0.5"], "master": "yes", "colour": "red"},
        ],
    }
    assert problems(data) == [
        'networks.BAD: a name is lower-case letters, digits and "-", at most 12',
        'networks.BAD: "10.1.0.1" is no address with a prefix, such as 10.77.1.1/24',
        "hosts[0].addresses[0]: 10.9.0.1 is in none of the networks",
        "hosts[1].colour: unknown; known are addresses, hostname, master, minion, name",
        "hosts[1].master: must be true or false",
        "hosts: exactly one has master = true",
        "hosts name: a is there twice",
        "hosts minion: a is there twice",
        "networks: 10.0.0.0/16 and 10.0.0.0/24 overlap".replace("10.0.0.0/24", "10.0.1.0/24"),
    ]


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ([], "spec: must be a table"),
        ({"networks": {}, "hosts": []}, "networks: at least one is needed"),
        (minimal(addresses=["10.0.0.1"]), "addresses: 10.0.0.1 is there twice"),
        (minimal(addresses=["10.0.0.10/24"]), 'addresses[0]: "10.0.0.10/24" is no address'),
        (minimal(addresses=[]), "addresses: a list with at least one address is needed"),
        (minimal(addresses=[[10]]), "addresses[0]: must be an address or a list of addresses"),
        (minimal(name="../x"), "hosts[0].name: '../x' does not match"),
        (minimal(minion="a/b"), "hosts[0].minion: 'a/b' does not match"),
    ],
)
def test_a_mistake_is_named_with_its_path(data, wanted):
    assert any(wanted in problem for problem in problems(data))


@pytest.mark.parametrize("name", ["", "A", "a.b", "../a", "a" * 32, "-a"])
def test_a_lab_name_that_is_no_file_name_is_refused(name):
    with pytest.raises(LabError, match="is no lab name"):
        spec.check_lab_name(name)


def test_an_unreadable_spec_is_told_with_its_path(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text("hosts = [")
    with pytest.raises(LabError, match="bad.toml"):
        spec.read(path)
