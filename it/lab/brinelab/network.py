"""A lab's network: a namespace that routes, a bridge for each network, veth pairs for ports."""

import os
import signal
import subprocess
from functools import partial
from pathlib import Path

from brinelab import linux
from brinelab.errors import LabError
from brinelab.layout import HostPlace, LabPlace
from brinelab.run import run, succeeds
from brinelab.spec import Host, Network, Spec

NETNS_DIR = Path("/run/netns")


def make(place: LabPlace, spec: Spec) -> None:
    """The router: forwards between the lab's networks, and has no way out of them."""
    _add_namespace(place.netns)
    lines = []
    for network in spec.networks:
        lines.append(f"link add {_bridge(network)} type bridge forward_delay 0")
        lines += [f"address add {r} dev {_bridge(network)} {_flags(r)}" for r in network.routers]
        lines.append(f"link set {_bridge(network)} up")
    _batch(place.netns, lines)
    _set(
        place.netns,
        {
            "net.ipv4.ip_forward": "1",
            "net.ipv6.conf.all.forwarding": "1",
            "net.ipv4.conf.all.rp_filter": "0",
            "net.bridge.bridge-nf-call-iptables": "0",
            "net.bridge.bridge-nf-call-ip6tables": "0",
            # hosts name the router as their name server: it must refuse each query at once
            "net.ipv4.icmp_ratelimit": "0",
            "net.ipv6.icmp.ratelimit": "0",
        },
    )


def plug(host_place: HostPlace, spec: Spec, host: Host) -> None:
    """The host's own namespace with eth0, eth1, ... as a fresh boot finds them."""
    unplug(host_place, spec, host)
    _add_namespace(host_place.netns)
    outside, inside = [], []
    for index, port in enumerate(host.ports):
        cable, name = _cable(spec, host, index), f"eth{index}"
        outside.append(f"link add {cable} type veth peer name {name} netns {host_place.netns}")
        outside.append(f"link set {cable} master {_bridge(port.network)} up")
        inside += [f"address add {a} dev {name} {_flags(a)}" for a in port.addresses]
        inside.append(f"link set {name} up")
    for router in host.ports[0].network.routers:
        inside.append(f"route add default via {router.ip}")
    _batch(host_place.lab.netns, outside)
    _batch(host_place.netns, inside)


def unplug(host_place: HostPlace, spec: Spec, host: Host) -> None:
    """Takes the cables out: from then on nobody hears the host, whatever still runs there."""
    for index in range(len(host.ports)):
        succeeds(["ip", "-n", host_place.lab.netns, "link", "del", _cable(spec, host, index)])
    remove_namespace(host_place.netns)


def remove_namespace(name: str) -> None:
    if (NETNS_DIR / name).exists():
        run(["ip", "netns", "del", name])


def leftovers(prefix: str) -> list[str]:
    """Namespaces whose name is the prefix or begins with it and a dot."""
    if not NETNS_DIR.is_dir():
        return []
    names = sorted(path.name for path in NETNS_DIR.iterdir())
    return [name for name in names if name == prefix or name.startswith(prefix + ".")]


def set_route(place: LabPlace, network: str, via: str) -> None:
    run(["ip", "-n", place.netns, "route", "replace", network, "via", via])


def run_inside(netns: str, command: list[str]) -> int:
    """
    Runs a command of the machine in a network namespace; its exit status, as a shell has it.

    `ip netns exec` would also hide the cgroup tree, without which no lab can be handled in there.
    """
    if not (NETNS_DIR / netns).exists():
        raise LabError(f'there is no network namespace "{netns}"; is the lab up?')
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        code = subprocess.call(command, preexec_fn=partial(linux.enter_network, NETNS_DIR / netns))
    except OSError as problem:
        raise LabError(f"cannot run {command[0]}: {problem.strerror}") from None
    finally:
        signal.signal(signal.SIGINT, previous)
    return code if code >= 0 else 128 - code


def _add_namespace(name: str) -> None:
    run(["ip", "netns", "add", name])
    _batch(name, ["link set lo up"])


def _batch(netns: str, lines: list[str]) -> None:
    run(["ip", "-n", netns, "-batch", "-"], stdin="\n".join(lines) + "\n")


def _set(netns: str, values: dict[str, str]) -> None:
    """Writes /proc/sys/net of the namespace; leaves out what the kernel lacks."""
    child = os.fork()
    if child == 0:
        try:
            linux.enter_network(NETNS_DIR / netns)
            for key, value in values.items():
                setting = Path("/proc/sys", *key.split("."))
                if setting.exists():
                    setting.write_text(value)
            os._exit(0)
        except BaseException as problem:
            os.write(2, f"lab: {problem}\n".encode())
            os._exit(1)
    if os.waitpid(child, 0)[1]:
        raise LabError(f"cannot set {', '.join(values)} in {netns}")


def _bridge(network: Network) -> str:
    return f"br-{network.name}"


def _cable(spec: Spec, host: Host, index: int) -> str:
    return f"port{spec.hosts.index(host)}-{index}"


def _flags(address) -> str:
    return "nodad" if address.version == 6 else ""
