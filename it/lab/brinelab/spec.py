"""What a lab shall be: its networks and hosts, read from TOML or JSON.

[networks]                        # the router's address on each; routed to each other
rack1 = ["10.77.1.1/24"]
workload = ["10.77.2.1/24"]

[[hosts]]
name = "control"                  # the lab's name for it, and its hostname
minion = "control.example.com"    # default: the name
master = true                     # exactly one host
addresses = ["10.77.1.10", "10.77.2.10"]   # eth0 (default route), eth1, ...
"""

import ipaddress
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from brinelab.errors import LabError, SpecError
from brinelab.layout import SOURCE

NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
MINION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,252}")
HOSTNAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?")
DEFAULT_SPEC = SOURCE / "specs" / "default.toml"

Interface = ipaddress.IPv4Interface | ipaddress.IPv6Interface


@dataclass(frozen=True)
class Network:
    name: str
    routers: tuple[Interface, ...]


@dataclass(frozen=True)
class Port:
    """One network interface of a host: the network it is on, its addresses there."""

    network: Network
    addresses: tuple[Interface, ...]


@dataclass(frozen=True)
class Host:
    name: str
    minion: str
    hostname: str
    master: bool
    ports: tuple[Port, ...]

    @property
    def address(self) -> str:
        return str(self.ports[0].addresses[0].ip)


@dataclass(frozen=True)
class Spec:
    networks: tuple[Network, ...]
    hosts: tuple[Host, ...]

    @property
    def master(self) -> Host:
        return next(host for host in self.hosts if host.master)

    @property
    def router(self) -> str:
        """The router's address on the master's first network, where the lab's services listen."""
        return str(self.master.ports[0].network.routers[0].ip)

    @property
    def routers(self) -> list[str]:
        return [str(router.ip) for network in self.networks for router in network.routers]

    def host(self, name: str) -> Host:
        for host in self.hosts:
            if host.name == name:
                return host
        raise LabError(
            f'no host "{name}" in this lab; it has {", ".join(h.name for h in self.hosts)}'
        )


def check_lab_name(name: str) -> str:
    if not NAME.fullmatch(name):
        raise LabError(
            f'"{name}" is no lab name; use lower-case letters, digits and "-", at most 31'
        )
    return name


def read(path: Path) -> Spec:
    try:
        text = path.read_text()
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (OSError, UnicodeDecodeError, ValueError) as problem:
        raise LabError(f"cannot read the spec {path}: {problem}") from None
    return parse(data, str(path))


def parse(data: object, source: str = "the spec") -> Spec:
    parser = _Parser()
    spec = parser.spec(data)
    if parser.problems:
        raise SpecError(source, parser.problems)
    return spec


def as_data(spec: Spec) -> dict:
    """The form that parse reads."""
    return {
        "networks": {n.name: [str(router) for router in n.routers] for n in spec.networks},
        "hosts": [
            {
                "name": host.name,
                "minion": host.minion,
                "hostname": host.hostname,
                "master": host.master,
                "addresses": [[str(a.ip) for a in port.addresses] for port in host.ports],
            }
            for host in spec.hosts
        ],
    }


class _Parser:
    """Collects every problem; what it returns counts only when there was none."""

    def __init__(self):
        self.problems: list[str] = []

    def spec(self, data) -> Spec:
        data = self._table(data, "spec", {"networks", "hosts"})
        networks = tuple(
            self._network(name, routers)
            for name, routers in self._table(data.get("networks", {}), "networks").items()
        )
        entries = data.get("hosts", [])
        if not networks:
            self._problem("networks", "at least one is needed")
        if not isinstance(entries, list) or not entries:
            self._problem("hosts", "at least one is needed")
            entries = []
        hosts = tuple(self._host(f"hosts[{i}]", e, networks) for i, e in enumerate(entries))
        self._whole(networks, hosts)
        return Spec(networks, hosts)

    def _whole(self, networks, hosts) -> None:
        if hosts and sum(host.master for host in hosts) != 1:
            self._problem("hosts", "exactly one has master = true")
        for what in ("name", "minion"):
            self._unique(f"hosts {what}", [getattr(host, what) for host in hosts])
        addresses = [a.ip for h in hosts for p in h.ports for a in p.addresses]
        self._unique("addresses", addresses + [r.ip for n in networks for r in n.routers])
        ranges = [router.network for network in networks for router in network.routers]
        for i, first in enumerate(ranges):
            for second in ranges[i + 1 :]:
                if first.version == second.version and first.overlaps(second):
                    self._problem("networks", f"{first} and {second} overlap")

    def _network(self, name: str, value) -> Network:
        path = f"networks.{name}"
        if not NAME.fullmatch(name) or len(name) > 12:
            self._problem(path, 'a name is lower-case letters, digits and "-", at most 12')
        routers = (self._interface(path, text) for text in self._texts(path, value))
        return Network(name, tuple(router for router in routers if router))

    def _interface(self, path: str, text: str) -> Interface | None:
        try:
            found = ipaddress.ip_interface(text)
        except ValueError:
            found = None
        if found is None or "/" not in text or found.network.num_addresses < 4:
            return self._problem(
                path, f'"{text}" is no address with a prefix, such as 10.77.1.1/24'
            )
        return found

    def _host(self, path: str, data, networks) -> Host:
        data = self._table(data, path, {"name", "minion", "hostname", "master", "addresses"})
        name = self._text(f"{path}.name", data.get("name"), NAME)
        minion = self._text(f"{path}.minion", data.get("minion", name), MINION)
        hostname = self._text(f"{path}.hostname", data.get("hostname", name), HOSTNAME)
        master = data.get("master", False)
        if not isinstance(master, bool):
            self._problem(f"{path}.master", "must be true or false")
        entries = data.get("addresses")
        if not isinstance(entries, list) or not entries:
            self._problem(f"{path}.addresses", "a list with at least one address is needed")
            entries = []
        ports = (self._port(f"{path}.addresses[{i}]", e, networks) for i, e in enumerate(entries))
        return Host(name, minion, hostname, master is True, tuple(port for port in ports if port))

    def _port(self, path: str, value, networks) -> Port | None:
        found = [self._address(path, text, networks) for text in self._texts(path, value)]
        pairs = [pair for pair in found if pair]
        if len({network.name for network, _ in pairs}) > 1:
            return self._problem(path, "the addresses of one interface must be in one network")
        return Port(pairs[0][0], tuple(address for _, address in pairs)) if pairs else None

    def _address(self, path: str, text: str, networks) -> tuple[Network, Interface] | None:
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            return self._problem(path, f'"{text}" is no address; write it without a prefix')
        for network in networks:
            for router in network.routers:
                if address in router.network:
                    length = router.network.prefixlen
                    return network, ipaddress.ip_interface(f"{address}/{length}")
        return self._problem(path, f"{address} is in none of the networks")

    def _texts(self, path: str, value) -> list[str]:
        values = value if isinstance(value, list) else [value]
        if values and all(isinstance(text, str) for text in values):
            return values
        self._problem(path, "must be an address or a list of addresses")
        return []

    def _text(self, path: str, value, pattern: re.Pattern) -> str:
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        self._problem(path, f"{value!r} does not match {pattern.pattern}")
        return ""

    def _table(self, value, path: str, known: set[str] | None = None) -> dict:
        if not isinstance(value, dict):
            self._problem(path, "must be a table")
            return {}
        for key in sorted(set(value) - known) if known is not None else []:
            self._problem(f"{path}.{key}", f"unknown; known are {', '.join(sorted(known))}")
        return value

    def _unique(self, what: str, values: list) -> None:
        for value in sorted({str(v) for v in values if v and values.count(v) > 1}):
            self._problem(what, f"{value} is there twice")

    def _problem(self, path: str, text: str) -> None:
        self.problems.append(f"{path}: {text}")
