"""Asks the network, from a host: one JSON request in, one JSON answer out. Nothing stays behind.

Sent whole by Salt and run by whatever Python the host has: the standard library only.
"""

import contextlib
import errno
import json
import os
import selectors
import socket
import struct
import subprocess
import time

IP_MTU_DISCOVER, IP_PMTUDISC_PROBE, IP_RECVERR = 10, 3, 11
IPV6_MTU_DISCOVER, IPV6_RECVERR = 23, 25
MSG_ERRQUEUE = 0x2000
HEADERS = {socket.AF_INET: 28, socket.AF_INET6: 48}
ETH_P_IP, VRRP, VRRP_GROUP = 0x0800, 112, "224.0.0.18"
ROUNDS = 5
CONNECTED, REFUSED = "connected", "refused"


def answer(request):
    own = next((host for host in request["hosts"] if has(host["address"])), None)
    if own is None:
        return {"error": "none of the plan's addresses is on this host"}
    actions = {"connections": connections, "vip": vip, "endpoint": endpoint}
    return actions[request["action"]](own, request)


def has(address):
    try:
        with socket.socket(family(address)) as probe:
            probe.bind((address, 0))
        return True
    except OSError:
        return False


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


class Meeting:
    """Listens for the others and connects to them until all have met, or until the deadline."""

    def __init__(self, own, request):
        self.selector = selectors.DefaultSelector()
        self.deadline = time.monotonic() + request["seconds"]
        self.awaited = {(one["from"], one["port"]) for one in own["awaits"]}
        self.open = {number: one for number, one in enumerate(own["connect"])}
        self.seen = {}
        self.measured = [0 for _ in own["measure"]]
        self.rounds_after_answer = [0 for _ in own["measure"]]
        self.probers = [self.prober(number, one) for number, one in enumerate(own["measure"])]
        self.own = own
        self.retry = request["retry"]

    def run(self):
        for one in self.own["listen"]:
            self.listen(one["address"], one["port"])
        for one in self.own["echo"]:
            self.echo(one["address"], one["port"])
        while time.monotonic() < self.deadline and not self.is_over():
            self.try_again()
            self.wait(0.2)
        return {"connections": self.results(), "mtu": self.mtus()}

    def is_over(self):
        return not (self.open or self.awaited or any(map(self.is_unmeasured, range(len(self.probers)))))

    def is_unmeasured(self, number):
        largest = self.own["measure"][number]["sizes"][0]
        return self.measured[number] < largest and self.rounds_after_answer[number] < ROUNDS

    def listen(self, address, port):
        server = socket.socket(family(address))
        try:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind((address, port))
            server.listen(64)
        except OSError:
            self.awaited = {one for one in self.awaited if one[1] != port}  # the service itself listens
            server.close()
            return
        server.setblocking(False)
        self.selector.register(server, selectors.EVENT_READ, lambda: self.accept(server, port))

    def accept(self, server, port):
        taken, peer = server.accept()
        taken.close()
        self.awaited.discard((peer[0], port))

    def echo(self, address, port):
        server = socket.socket(family(address), socket.SOCK_DGRAM)
        try:
            server.bind((address, port))
        except OSError:
            server.close()
            return
        self.selector.register(server, selectors.EVENT_READ, lambda: self.reply(server))

    def reply(self, server):
        with contextlib.suppress(OSError):
            packet, peer = server.recvfrom(65536)
            server.sendto(packet[:8], peer)

    def try_again(self):
        waiting = []
        for number, one in list(self.open.items()):
            known = self.seen.get(number)
            if known is None or (self.retry and known["result"] != CONNECTED):
                waiting.append((number, *start(one)))
        self.collect(waiting)
        for number, prober in enumerate(self.probers):
            if self.is_unmeasured(number):
                self.measure(number, prober)

    def collect(self, waiting):
        """All at once, each with two seconds at most; meanwhile the others are served."""
        until = min(time.monotonic() + 2, self.deadline)
        while waiting and time.monotonic() < until:
            self.wait(0.02)
            waiting = [item for item in waiting if not self.settled(*item)]
        for number, connecting, _ in waiting:
            self.note(number, "no answer", "")
            connecting.close()

    def settled(self, number, connecting, started):
        if started not in (0, errno.EINPROGRESS):
            self.note(number, os.strerror(started), "")
            connecting.close()
            return True
        ready = selectors.DefaultSelector()
        ready.register(connecting, selectors.EVENT_WRITE)
        done = ready.select(0)
        ready.close()
        if not done:
            return False
        code = connecting.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        self.note(number, *told(connecting, code))
        connecting.close()
        return True

    def note(self, number, result, by):
        known = self.seen.get(number, {})
        if result == "no answer" and known.get("by"):
            return  # errors are sent sparingly: one that came once still says who is in the way
        self.seen[number] = {"result": result, "by": by}
        if result == CONNECTED or not self.retry:
            self.open.pop(number, None)

    def prober(self, number, one):
        prober = socket.socket(family(one["to"]), socket.SOCK_DGRAM)
        level = socket.IPPROTO_IPV6 if ":" in one["to"] else socket.IPPROTO_IP
        option = IPV6_MTU_DISCOVER if ":" in one["to"] else IP_MTU_DISCOVER
        prober.setsockopt(level, option, IP_PMTUDISC_PROBE)
        prober.setblocking(False)
        prober.bind((one["from"], 0))
        prober.connect((one["to"], one["port"]))
        self.selector.register(prober, selectors.EVENT_READ, lambda: self.came_through(number, prober))
        return prober

    def measure(self, number, prober):
        """All sizes at once, each telling its own; what is answered came through whole."""
        self.rounds_after_answer[number] += bool(self.measured[number])
        for size in self.own["measure"][number]["sizes"]:
            payload = struct.pack("!I", size).ljust(size - HEADERS[prober.family], b"\0")
            with contextlib.suppress(OSError):  # larger than the interface takes, or refused before
                prober.send(payload)

    def came_through(self, number, prober):
        with contextlib.suppress(OSError):
            (size,) = struct.unpack("!I", prober.recv(16)[:4])
            self.measured[number] = max(self.measured[number], size)

    def wait(self, seconds):
        for key, _ in self.selector.select(seconds):
            key.data()

    def results(self):
        silent = {"result": "no answer", "by": ""}
        return [{**one, **self.seen.get(number, silent)} for number, one in enumerate(self.own["connect"])]

    def mtus(self):
        return [{**one, "mtu": self.measured[number]} for number, one in enumerate(self.own["measure"])]


def start(one):
    connecting = socket.socket(family(one["to"]))
    connecting.setblocking(False)
    level, option = (socket.IPPROTO_IPV6, IPV6_RECVERR) if ":" in one["to"] else (socket.IPPROTO_IP, IP_RECVERR)
    connecting.setsockopt(level, option, 1)
    connecting.bind((one["from"], 0))
    return connecting, connecting.connect_ex((one["to"], one["port"]))


def told(connecting, code):
    """The result, and who sent it when it was not the host that was asked."""
    if code == 0:
        return CONNECTED, ""
    if code == errno.ECONNREFUSED:
        return REFUSED, ""
    return ("no answer" if code == errno.ETIMEDOUT else "prohibited"), offender(connecting)


def offender(connecting):
    try:
        _, ancillary, _, _ = connecting.recvmsg(1, 512, MSG_ERRQUEUE)
    except OSError:
        return ""
    for level, _, data in ancillary:
        if len(data) >= 24 and level == socket.IPPROTO_IP:
            return socket.inet_ntop(socket.AF_INET, data[20:24])
        if len(data) >= 40 and level == socket.IPPROTO_IPV6:
            return socket.inet_ntop(socket.AF_INET6, data[24:40])
    return ""


def connections(own, request):
    return Meeting(own, request).run()


def vip(own, request):
    """Who has the address on the link, and which VRRP routers multicast there."""
    return {"owner": neighbour(request["vip"]), "routers": vrrp_routers(own["address"], request["seconds"])}


def neighbour(address):
    """Link address of whoever answers for the IP address; empty when nobody does, or when it is ours."""
    if has(address):
        return ""
    # What the kernel remembers of an earlier owner says nothing.
    subprocess.run(["ip", "neigh", "flush", "to", address], capture_output=True, check=False)
    with socket.socket(family(address), socket.SOCK_DGRAM) as asking:
        asking.setblocking(False)
        try:
            asking.sendto(b"", (address, 9))
        except OSError:
            return ""
    until = time.monotonic() + 4
    while time.monotonic() < until:
        shown = subprocess.run(["ip", "-j", "neigh", "show", "to", address], capture_output=True, check=False)
        entries = json.loads(shown.stdout or b"[]")
        for entry in entries:
            if "lladdr" in entry:
                return entry["lladdr"]
        if not entries or any("FAILED" in entry.get("state", []) for entry in entries):
            return ""
        time.sleep(0.1)
    return ""


def vrrp_routers(address, seconds):
    """IPv4 only: {source, id, priority} of each router that was heard within that time."""
    if ":" in address:
        return []
    heard = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as member:
        membership = socket.inet_aton(VRRP_GROUP) + socket.inet_aton(address)
        member.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
        for packet in packets(seconds):
            head = (packet[0] & 15) * 4
            if packet[9] == VRRP and packet[16:20] == socket.inet_aton(VRRP_GROUP) and len(packet) >= head + 3:
                heard[(socket.inet_ntoa(packet[12:16]), packet[head + 1])] = packet[head + 2]
    return [{"source": source, "id": number, "priority": rank} for (source, number), rank in sorted(heard.items())]


def packets(seconds):
    """IPv4 packets that reach the host within that time, before any firewall."""
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_P_IP)) as listening:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            listening.settimeout(left)
            with contextlib.suppress(socket.timeout):
                yield listening.recv(2048)


def endpoint(own, request):
    """Whether the load balancer's name is known and its port answers."""
    try:
        found = socket.getaddrinfo(request["host"], request["port"], type=socket.SOCK_STREAM)
    except OSError as error:
        return {"resolved": [], "result": f"cannot be resolved: {error.strerror or error}"}
    addresses = sorted({entry[4][0] for entry in found})
    result = "no answer"
    for address in addresses:
        with socket.socket(family(address)) as asking:
            asking.settimeout(2)
            code = asking.connect_ex((address, request["port"]))
        result = CONNECTED if code == 0 else os.strerror(code) if code != errno.EAGAIN else "no answer"
        if code == 0:
            break
    return {"resolved": addresses, "result": result}


if __name__ == "__main__":
    print(json.dumps(answer(json.loads(REQUEST))))  # noqa: F821, REQUEST is what it was sent with
