"""firewalld as an operator has it on a host before Brine comes, and what connects to the host from outside."""

from __future__ import annotations

from brinelab.host import LabHost

SSH, PORT, CLOSED = 2222, 9100, 9200
HIS = {SSH: True, PORT: True, CLOSED: False}


def firewall_of_his(host: LabHost) -> None:
    """What he has open stays open: SSH on a port of his and one more, on the master Salt's too."""
    ports = [SSH, PORT, *((4505, 4506, 8000) if host.host.master else ())]
    host.run(["systemctl", "enable", "--now", "firewalld"])
    host.run(["firewall-cmd", "--quiet", "--permanent", *(f"--add-port={port}/tcp" for port in ports)])
    host.run(["firewall-cmd", "--quiet", "--reload"])


def listen(host: LabHost) -> None:
    """Something of his on each of the ports, the closed one too."""
    for port in (SSH, PORT, CLOSED):
        host.run(["systemd-run", "--quiet", f"--unit=his-{port}", "python3", "-m", "http.server", str(port)])


def connects(inside, host: LabHost) -> dict[int, bool]:
    """Which ports can be connected to; `inside` runs a command outside of all hosts."""

    def one(port: int) -> bool:
        url = f"http://{host.host.address}:{port}/"
        return inside("curl", "-s", "-o", "/dev/null", "--max-time", "2", url).returncode == 0

    return {port: one(port) for port in (SSH, PORT, CLOSED)}
