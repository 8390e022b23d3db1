"""What the real salt-master makes of a tree: pillar as minions get it, states as they are rendered."""

from __future__ import annotations

import json
from dataclasses import dataclass

from brinelab.host import LabHost

FIRST = "bootstrap.dc1.example.com"
# Runs on the master with Salt's own Python. YAML there reads 0o17 as a number, as Kubernetes' YAML does and PyYAML does not.
ASK = r"""
import json, os, re, sys, yaml
import salt.client, salt.config, salt.runner

class Loader(yaml.SafeLoader):
    pass

Loader.add_implicit_resolver("!octal", re.compile("0o[0-7]+$"), ["0"])
Loader.add_constructor("!octal", lambda loader, node: int(node.value, 8))

def documents(text):
    try:
        found = list(yaml.load_all(text, Loader))
    except yaml.YAMLError:
        return []
    for document in found:
        if isinstance(document, dict) and document.get("kind") == "ConfigMap":
            document["parsed"] = {key: documents(value) for key, value in document["data"].items()}
    return found

minions = json.load(sys.stdin)
environment = {"saltenv": "brine", "pillarenv": "brine"}
root = "/srv/brine/current/salt"
disk = {}
for folder, _, names in os.walk(root):
    for name in names:
        if name.endswith(".sls"):
            path = os.path.join(folder, name)
            with open(path) as file:
                disk[os.path.relpath(path, root)[:-4].replace("/", ".")] = yaml.safe_load(file)
states = sorted(name for name in disk if ".orchestrate." not in name)
orchestrations = sorted(set(disk) - set(states))
client = salt.client.LocalClient()
pillar = client.cmd(minions, "pillar.items", tgt_type="list", kwarg={**environment, "unmask": True}, timeout=60)
shown = client.cmd(minions, "state.show_sls", [",".join(states)], tgt_type="list", kwarg=environment, timeout=60)
runner = salt.runner.RunnerClient(salt.config.master_config("/etc/salt/master"))
orchestrated = runner.cmd(
    "state.orchestrate_show_sls", [",".join(orchestrations)], kwarg=environment, print_event=False
)
files = {
    minion: {key: {"text": text, "documents": documents(text)} for key, text in data["brine"]["files"].items()}
    for minion, data in pillar.items()
}
specs = {minion: json.loads(data["brine"]["spec"]) for minion, data in pillar.items()}
answer = {"files": files, "specs": specs, "disk": disk, "shown": shown, "orchestrated": orchestrated}
json.dump(answer, sys.stdout, default=str)
"""


@dataclass(frozen=True)
class ReadBack:
    """The master's answer for the current tree."""

    answer: dict

    @staticmethod
    def ask(master: LabHost, minions: list[str]) -> ReadBack:
        return ReadBack(json.loads(master.run(["/opt/salt/bin/python3", "-c", ASK], stdin=json.dumps(minions))))

    def spec(self, minion: str) -> dict:
        return self.answer["specs"][minion]

    def node(self, name: str) -> dict:
        return next(node for node in self.spec(FIRST)["nodes"] if node["name"] == name)

    def certificate(self, name: str) -> dict:
        return next(entry for entry in self.spec(FIRST)["certificates"] if entry["name"] == name)

    def servers(self, minion: str) -> set[str]:
        return {entry["server"] for entry in self.spec(minion)["kubeconfigs"]}

    def text(self, minion: str, key: str) -> str:
        return self.answer["files"][minion][key]["text"]

    def container(self, pod: str) -> dict:
        return self._pod(pod)["containers"][0]

    def volumes(self, pod: str) -> list[dict]:
        return self._pod(pod)["volumes"]

    def kubelet(self) -> dict:
        return self.answer["files"][FIRST]["kubelet-config"]["documents"][0]

    def kube_proxy(self) -> dict:
        return self._config_map("kube-proxy")["parsed"]["config.conf"][0]

    @property
    def wrong_states(self) -> list[str]:
        """Ids that Salt renders otherwise than they stand on the disk, for a minion or an orchestration."""
        shown = {**self.answer["shown"], **self.answer["orchestrated"]}
        return [f"{where}: {what}" for where, made in shown.items() for what in self._differences(where, made)]

    def _differences(self, where: str, shown: object) -> list[str]:
        """`where` is a minion, or the master for orchestrations."""
        if not isinstance(shown, dict):
            return [str(shown)]
        orchestrated = where in self.answer["orchestrated"]
        written = [made for name, made in self.answer["disk"].items() if (".orchestrate." in name) == orchestrated]
        states = [(state, functions) for made in written for state, functions in made.items() if state != "include"]
        return [state for state, functions in states if not _is_shown(functions, shown.get(state, {}))]

    def _pod(self, name: str) -> dict:
        return self.answer["files"][FIRST][f"manifest-{name}"]["documents"][0]["spec"]

    def _config_map(self, name: str) -> dict:
        found = [file["documents"][0] for file in self.answer["files"][FIRST].values() if file["documents"]]
        return next(
            document
            for document in found
            if isinstance(document, dict)
            and document.get("kind") == "ConfigMap"
            and document["metadata"]["name"] == name
        )


def _is_shown(functions: dict[str, list], shown: dict) -> bool:
    """Salt takes the function's name out of the key and adds order numbers; the arguments stay."""
    for name, arguments in functions.items():
        module, _, function = name.partition(".")
        found = shown.get(module, [])
        if function not in found or any(argument not in found for argument in arguments):
            return False
    return True
