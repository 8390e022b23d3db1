"""firewalld's policies: whole files of ours beside the operator's, checked, and loaded with one reload."""

import os
import re
import subprocess

from .errors import NodeError

STAGED = "/etc/brine/firewall"
POLICIES = "/etc/firewalld/policies"
UNIT = "/etc/systemd/system/brine-firewall.service"
GUARD = f"{STAGED}/guard.nft"
PREFIX = "brine-"
SUFFIX = ".xml"
FAMILIES = ("iptables", "ip6tables")
TABLE = re.compile(r"^(\*(\w+)\n.*?^COMMIT\n)", re.MULTILINE | re.DOTALL)
STOPPED = "start it and look at what its zones let in, or set firewall.manage: false"


def to_do(tree):
    """What differs from the plan, in words."""
    wanted, there = _policies(tree, STAGED), _policies(tree, POLICIES)
    changed = [f"{name} differs" for name in wanted if there.get(name) != wanted[name]]
    stale = [f"{name} is not in the plan" for name in there if name not in wanted]
    loaded = _loaded()
    asleep = [f"{name} is not loaded" for name in wanted if name not in loaded]
    return "; ".join(dict.fromkeys([*changed, *stale, *asleep]))


def apply(tree):
    """Names of the policies that are there now; those from before are put back when firewalld refuses the new ones."""
    _refuse_to_lose(_settings(), _settings("--permanent"))
    wanted, before = _policies(tree, STAGED), _policies(tree, POLICIES)
    _put(tree, wanted)
    try:
        _firewall("--check-config")
        _reload()
        missing = [name for name in wanted if name not in _loaded()]
        if missing:
            raise NodeError(f"did not load {', '.join(missing)}", "firewalld", "see journalctl -u firewalld")
    except NodeError:
        _put(tree, before)
        raise
    return sorted(wanted)


def leftovers(tree):
    """What Brine has put there, in words."""
    policies = [f"the policy {name} is there" for name in _policies(tree, POLICIES)]
    return "; ".join([*policies, *(f"{path} is there" for path in (UNIT, GUARD) if tree.exists(path))])


def remove(tree):
    """Takes everything of Brine's away; firewalld need not run."""
    if tree.exists(UNIT):
        _run(["systemctl", "disable", "--now", "--quiet", os.path.basename(UNIT)])
    if _policies(tree, POLICIES):
        _put(tree, {})
        if _runs():
            _reload()
    for path in (UNIT, GUARD, *(f"{STAGED}/{name}{SUFFIX}" for name in _policies(tree, STAGED))):
        tree.remove(path)
    _run(["systemctl", "daemon-reload"])


def _policies(tree, folder):
    """Contents by name of the policies that are ours."""
    try:
        names = sorted(os.listdir(tree.path(folder)))
    except FileNotFoundError:
        return {}
    ours = [name for name in names if name.startswith(PREFIX) and name.endswith(SUFFIX)]
    return {name.removesuffix(SUFFIX): tree.read(f"{folder}/{name}") for name in ours}


def _put(tree, policies):
    for name in _policies(tree, POLICIES):
        if name not in policies:
            tree.remove(f"{POLICIES}/{name}{SUFFIX}")
    for name, content in policies.items():
        if tree.read(f"{POLICIES}/{name}{SUFFIX}") != content:
            tree.write(f"{POLICIES}/{name}{SUFFIX}", content, 0o644)


def _reload():
    """firewalld empties the tables of iptables as well (FlushAllOnReload), and kube-proxy sees that after 30 s only.

    A table that has rules again is left: they are firewalld's own, by its backend iptables or the operator's direct ones.
    """
    before = {family: _tables(family) for family in FAMILIES}
    _firewall("--reload")
    for family, tables in before.items():
        filled = _tables(family)
        emptied = "".join(text for name, text in tables.items() if name not in filled)
        if emptied:
            subprocess.run([f"{family}-restore"], input=emptied, capture_output=True, text=True, check=False)


def _tables(family):
    """Those that have rules, by name, as iptables-restore takes them."""
    try:
        done = subprocess.run([f"{family}-save"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return {}
    return {name: text for text, name in TABLE.findall(done.stdout) if "\n-A " in text}


def _loaded():
    if not _runs():
        raise NodeError("is not running", "firewalld", STOPPED)
    return set(_firewall("--get-policies").split())


def _runs():
    try:
        return subprocess.run(["firewall-cmd", "--state"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _settings(*options):
    """Lines of all zones and policies but ours; interfaces come and go and outlive a reload."""
    zones = _firewall(*options, "--list-all-zones")
    policies = [
        block
        for block in _firewall(*options, "--list-all-policies").split("\n\n")
        if not block.lstrip().startswith(PREFIX)
    ]
    lines = [line.removesuffix(" (active)") for line in "\n".join([zones, *policies]).splitlines()]
    return [line for line in lines if line.strip() and not line.strip().startswith("interfaces:")]


def _refuse_to_lose(runtime, permanent):
    """A reload forgets what was only set for now."""
    lost = [line.strip() for line in runtime if line not in permanent]
    if lost:
        raise NodeError(
            f"holds what a reload would forget: {'; '.join(lost[:5])}",
            "firewalld",
            "keep it (firewall-cmd --runtime-to-permanent) or drop it (firewall-cmd --reload), then apply again",
        )


def _firewall(*arguments):
    return _run(["firewall-cmd", *arguments])


def _run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    if done.returncode:
        seen = " ".join((done.stderr or done.stdout).split())[-600:]
        raise NodeError(f"{' '.join(command[:2])}: {seen}", advice="see journalctl -u firewalld")
    return done.stdout
