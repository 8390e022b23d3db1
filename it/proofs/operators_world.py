"""What an operator has on a salt-master before Brine comes: his highstate, modules, pillar, runners; and how it fares."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from brinelab.host import LabHost
from salt_operator import Operator

CACHED_MODULES = "var/cache/salt/minion/extmods"
WRITTEN = ("/etc/site.conf", "/etc/cron.d/site", "/etc/sysctl.d/50-site.conf", "/etc/site-by-own-state")
CONFIGURATION = "/etc/salt/master.d/site.conf"
# No file_roots and no pillar_roots: he relies on Salt's defaults.
MASTER_FILES = {
    CONFIGURATION: """\
runner_dirs: [/srv/site/runners]
module_dirs: [/srv/site/extensions]
ext_pillar:
  - cmd_json: 'echo {\\"site_ext\\": \\"from-a-command\\"}'
""",
    "/srv/salt/top.sls": "base:\n  '*':\n    - site\n",
    "/srv/salt/site.sls": """\
/etc/site.conf:
  file.managed:
    - contents: |
        colour = {{ salt['site_module.colour']() }}
        secret = {{ pillar['site_secret'] }}, {{ pillar['site_ext'] }}
/etc/cron.d/site:
  file.managed:
    - contents: '17 3 * * * root true'
/etc/sysctl.d/50-site.conf:
  file.managed:
    - contents: 'net.ipv4.ip_local_port_range = 32768 60999'
/etc/site-by-own-state:
  site_state.kept:
    - text: kept
""",
    "/srv/salt/_modules/site_module.py": "def colour():\n    return __grains__['id'] + ' is green'\n",
    "/srv/salt/_states/site_state.py": """\
import os

def kept(name, text):
    there = os.path.exists(name)
    if not there:
        with open(name, 'w') as file:
            file.write(text)
    return {'name': name, 'result': True, 'comment': '', 'changes': {} if there else {'new': text}}
""",
    "/srv/salt/_grains/site_grain.py": "def site():\n    return {'site': 'here'}\n",
    "/srv/pillar/top.sls": "base:\n  '*':\n    - site\n",
    "/srv/pillar/site.sls": "site_secret: {{ grains['id'] }}-keeps-it\n",
    "/srv/site/runners/site_runner.py": "def hello():\n    return 'hello'\n",
    "/srv/site/extensions/runners/site_extra.py": "def hello():\n    return 'hello again'\n",
}
# In one process: Salt's start costs more than what is asked.
ASK = """\
import json, sys
import salt.client, salt.config, salt.runner
options = salt.config.master_config("/etc/salt/master")
minions, calls = json.load(sys.stdin)
client, runner = salt.client.LocalClient(), salt.runner.RunnerClient(options)
answer = {"minions": {}}
for function, arguments in calls:
    returned = client.cmd(minions, function, arguments, timeout=60, tgt_type="list")
    for minion in minions:
        answer["minions"].setdefault(minion, {})[function] = returned.get(minion, "no answer")
for name in ("site_runner.hello", "site_extra.hello"):
    answer[name] = runner.cmd(name, print_event=False)
for name in ("file_roots", "pillar_roots"):
    answer[name] = options[name].get("base")
for name in ("runner_dirs", "module_dirs", "ext_pillar"):
    answer[name] = [found for found in options[name] if "brine" not in str(found)]
json.dump(answer, sys.stdout)
"""
CALLS = (
    ("state.highstate", []),
    ("pillar.items", ["unmask=True"]),
    ("site_module.colour", []),
    ("sys.list_state_functions", ["site_state"]),
    ("grains.get", ["site"]),
)


def settle_in(operator: Operator) -> None:
    """He had all this before; his highstate has been applied."""
    for path, text in MASTER_FILES.items():
        operator.master.write(path, text)
    operator.restart_master()
    operator.salt("saltutil.sync_all")
    operator.salt("saltutil.refresh_pillar", "wait=True")
    operator.salt("state.highstate")


def look(operator: Operator) -> dict:
    """Everything of his, as it is now. His highstate is applied for it, which also syncs his modules."""
    minions = [host.host.minion for host in operator.lab.hosts]
    asked = json.dumps([minions, CALLS])
    answer = json.loads(operator.master.run(["/opt/salt/bin/python3", "-c", ASK], stdin=asked))
    on_minions = answer.pop("minions")
    highstate = {minion: found.pop("state.highstate") for minion, found in on_minions.items()}
    return {
        "highstate: what did not succeed": _states(highstate, lambda state: state["result"] is not True),
        "highstate: what changed": _states(highstate, lambda state: bool(state["changes"])),
        "highstate: states": {minion: sorted(states) for minion, states in highstate.items()},
        "pillar and modules on minions": on_minions,
        "runners and options on the master": answer,
        "his files on the master": {path: _file(operator.master, path) for path in MASTER_FILES},
        "his files on minions": {host.name: [_file(host, path) for path in WRITTEN] for host in operator.lab.hosts},
        "his modules' files on minions": {host.name: _modules(host) for host in operator.lab.hosts},
    }


def _states(returned: dict, wanted) -> dict:
    found = {minion: [name for name, state in states.items() if wanted(state)] for minion, states in returned.items()}
    return {minion: names for minion, names in found.items() if names}


def _file(host: LabHost, path: str) -> tuple:
    real = host.root / path[1:]
    status = real.stat()
    return path, status.st_mode, status.st_uid, status.st_mtime_ns, _digest(real)


def _modules(host: LabHost) -> dict[str, str]:
    folder = host.root / CACHED_MODULES
    return {str(path.relative_to(folder)): _digest(path) for path in sorted(folder.rglob("*.py"))}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
