"""Restarts Salt's services, and waits until they serve again: systemd calls salt-api started before it listens."""

import contextlib
import socket
import subprocess
import time

SECONDS = 60
ESTABLISHED = "01"


def restart(units, opts):
    """[{"unit", "ok", "seen"}]; ends when salt-api listens and as many minions are connected as were before."""
    before = connections(opts["publish_port"])
    done = [_restarted(unit) for unit in units]
    api = address(opts)
    if "salt-api" in units and api and not _until(lambda: listens(api)):
        seen = f"nobody listens on {api[0]} port {api[1]} after {SECONDS} s; see /var/log/salt/api"
        done.append({"unit": "salt-api", "ok": False, "seen": seen})
    if "salt-master" in units:
        _until(lambda: connections(opts["publish_port"]) >= before)
    return done


def _restarted(unit):
    done = subprocess.run(["systemctl", "restart", unit], capture_output=True, text=True, check=False)
    return {"unit": unit, "ok": done.returncode == 0, "seen": done.stderr.strip()[-500:]}


def address(opts):
    """Where salt-api is reached from this host; None when rest_cherrypy does not serve it."""
    api = opts.get("rest_cherrypy")
    if not api or not api.get("port"):
        return None
    host = api.get("host") or "0.0.0.0"
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), int(api["port"])


def listens(api):
    try:
        socket.create_connection(api, timeout=2).close()
    except OSError:
        return False
    return True


def connections(port):
    """How many others are connected to a port of this host."""
    wanted = f"{int(port):04X}"
    count = 0
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(FileNotFoundError), open(table, encoding="ascii") as lines:
            for line in list(lines)[1:]:
                fields = line.split()
                count += fields[1].endswith(f":{wanted}") and fields[3] == ESTABLISHED
    return count


def _until(holds):
    deadline = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
