"""docs/runbooks.md, word for word: the ways in beside the command line, on real hosts and a real salt-master."""

# lab runbooks

import json
import re
import subprocess
import sys
import textwrap

import pytest
from salt_operator import CURRENT, DEMO, ROOT

PAGE = (ROOT / "docs/runbooks.md").read_text()
FOLDER = "/etc/brine"
RUNS = "/var/lib/brine/demo/runs"
API = "https://10.77.1.10:8000"
CA = f"{FOLDER}/salt-api-ca.crt"
PASSWORD = "a-password-of-the-lab"
# What the page leaves to its reader.
LOAD_BALANCERS = ("lb-*", "worker-2")
TOLD = "/etc/lb-knows"
TELL = f"{TOLD}:\n  file.managed:\n    - contents: told\n"
# A file of the deployment.
SPOILT = "/etc/sysctl.d/90-brine.conf"

# One token for all calls; about half of them name the cluster that is there.
HOOKS = """
import json, os
import requests, schemathesis

@schemathesis.auth()
class Token:
    def get(self, case, context):
        answer = requests.post(os.environ["BRINE_API"] + "/login", json=json.loads(os.environ["BRINE_LOGIN"]),
                               verify=os.environ["BRINE_CA"])
        return answer.json()["return"][0]["token"]

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "X-Auth-Token": data}

@schemathesis.hook
def map_body(context, body):
    if len(str(body)) % 2:
        if isinstance(body, list):
            body[0]["kwarg"]["cluster"] = "demo"
        else:
            body = json.loads(os.environ["BRINE_LOGIN"])
    return body
"""
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def example(beginning: str) -> str:
    """The indented block of the page that begins so."""
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", PAGE, re.MULTILINE)
    found = [textwrap.dedent(block).strip() + "\n" for block in blocks]
    (one,) = [block for block in found if block.startswith(beginning)]
    return one


@pytest.fixture(scope="module")
def master(operator):
    """A salt-master set up by Brine, with the page's users in the master's external_auth."""
    operator.master.write(f"{FOLDER}/cluster.yaml", DEMO.read_text())
    operator.set_up_master(FOLDER)
    for user in ("deployer", "watcher"):
        operator.master.run(["useradd", "--system", "--no-create-home", user])
        operator.master.run(["chpasswd"], f"{user}:{PASSWORD}\n")
    operator.master.write("/etc/salt/master.d/automation.conf", example("external_auth:"))
    operator.restart_master()
    return operator.master


@pytest.fixture(scope="module")
def deployed(master):
    """What `salt-run` says of the page's orchestration, run on bare hosts."""
    master.write("/srv/salt/lb/kubernetes.sls", TELL)
    master.write("/srv/salt/site.sls", example("Deploy the cluster:").replace(*LOAD_BALANCERS))
    return orchestrated(master, "state.orchestrate", "site")


def test_an_orchestration_deploys_and_goes_on(deployed, operator):
    assert [state["result"] for state in deployed.values()] == [True, True]
    assert operator.lab.host("worker-2").run(["cat", TOLD]).strip() == "told"
    nodes = operator.master.run(["kubectl", "--kubeconfig=/etc/kubernetes/admin.conf", "get", "nodes", "--output=name"])
    assert nodes.split() == ["node/bootstrap", "node/worker-1", "node/worker-2"]


def by_command_line(operator, folder):
    operator.brine("apply", folder=FOLDER)


def by_salt_run(operator, folder):
    assert operator.master.run(["sh", "-c", example("salt-run brine.plan")]).rstrip().endswith("deployed")


def by_salt_api(operator, folder):
    told = json.loads(call(operator, folder, example("TOKEN=")))["return"][0]["data"]["return"]
    run = f"{RUNS}/{told['run']}"
    operator.master.run(["sh", "-c", f"while systemctl --quiet is-active {told['unit']}; do sleep 0.2; done"])
    assert '"deployer"' in operator.master.run(["cat", f"{run}/journal.jsonl"])
    assert operator.master.succeeds(["test", "-e", f"{run}/report.html"])


@pytest.mark.parametrize("way", [by_command_line, by_salt_run, by_salt_api])
def test_each_way_in_makes_the_same_deployment(deployed, operator, tmp_path, way):
    """What one way made and someone spoils, every other makes again; the tree stays the one that the first wrote."""
    worker = operator.lab.host("worker-1")
    wanted, tree = worker.run(["cat", SPOILT]), operator.master.run(["readlink", CURRENT])
    worker.write(SPOILT, "# spoilt\n")
    way(operator, tmp_path)
    assert worker.run(["cat", SPOILT]) == wanted
    assert operator.master.run(["readlink", CURRENT]) == tree


def test_facts_and_mistakes_are_told_to_salt_run(deployed, master):
    facts = json.loads(master.run(["salt-run", "--out=json", "brine.facts", "demo"]))
    assert set(facts["nodes"]) == {"bootstrap.dc1.example.com", "worker-1", "worker-2"}
    assert json.loads(master.run(["salt-run", "--out=json", "brine.validate", "demo"]))["valid"] is True


@pytest.mark.parametrize("command", ["status", "certs", "runs", "report"])
def test_what_programs_are_told_is_a_document(deployed, operator, command):
    """Without a network plugin the nodes are not well, and `status` ends with 8."""
    told = operator.try_brine(command, "--output", "json", folder=FOLDER)
    assert told.returncode in (0, 8) and json.loads(told.stdout)["apiVersion"] == "brine.io/v1"


def test_the_phases_are_orchestrations_and_no_ops(deployed, master):
    lines = example("salt-run state.orchestrate brine.").splitlines()
    real, tested = [orchestrated(master, *line.split()[1:]) for line in lines]
    assert {state["result"] for states in (real, tested) for state in states.values()} == {True}
    jobs = [jid for state in real.values() for jid in state["changes"].get("jobs", [])]
    assert jobs
    for jid in jobs:
        returns = json.loads(master.run(["salt-run", "--out=json", "jobs.lookup_jid", jid]))
        assert not [step["__id__"] for answer in returns.values() for step in answer.values() if step["changes"]]


def test_an_orchestration_fails_with_its_deployment(deployed, master, operator):
    operator.lab.host("worker-2").run(["rm", "-f", TOLD])
    wrong = example("Deploy the cluster:").replace(*LOAD_BALANCERS).replace("cluster: demo", "cluster: nosuch")
    master.write("/srv/salt/wrong.sls", wrong)
    assert not master.succeeds(["salt-run", "state.orchestrate", "wrong"])
    assert not operator.lab.host("worker-2").succeeds(["test", "-e", TOLD])


def test_salt_run_ends_with_the_exit_code(master):
    script = "salt-run brine.apply nosuch wait=True >/tmp/said; echo $?; cat /tmp/said"
    status, _, said = master.run(["sh", "-c", script]).partition("\n")
    assert status == "2" and 'no configuration with metadata.name "nosuch"' in said


def test_a_watcher_cannot_apply(master, operator, tmp_path):
    runs = ["find", RUNS, "-mindepth", "1", "-maxdepth", "1"]
    before = master.run(runs)
    assert "401 Unauthorized" in call(operator, tmp_path, example("TOKEN=").replace("deployer", "watcher"))
    assert master.run(runs) == before


def test_salt_api_is_as_the_openapi_description_says(deployed, operator, tmp_path):
    """Calls that the description allows, made up by schemathesis: of clusters that are there and that are not."""
    (tmp_path / "hooks.py").write_text(HOOKS)
    login = {"username": "deployer", "password": PASSWORD, "eauth": "pam"}
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", str(ROOT / "docs/reference/openapi.yaml"), "--url", API,
        "--tls-verify", authority(operator, tmp_path), "--mode", "positive", "--max-examples", "10", "--seed", "1",
        "--request-timeout", "60", "--checks", CHECKS,
    ]
    environment = {
        "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(tmp_path), "BRINE_LOGIN": json.dumps(login),
        "BRINE_API": API, "BRINE_CA": authority(operator, tmp_path),
    }
    inside(operator, tmp_path, command, environment)


def orchestrated(master, *words: str) -> dict:
    """The states of an orchestration that ends well, by their ids."""
    (states,) = json.loads(master.run(["salt-run", "--out=json", *words]))["data"].values()
    return states


def call(operator, folder, script: str) -> str:
    """What the page's lines print where their reader is: outside the hosts, in their network."""
    (folder / "password-file").write_text(PASSWORD + "\n")
    return inside(operator, folder, ["bash", "-ec", script], {"CA": authority(operator, folder), "API": API})


def authority(operator, folder) -> str:
    """A file with the certificate that salt-api's is signed by."""
    file = folder / "ca.crt"
    file.write_text(operator.master.run(["cat", CA]))
    return str(file)


def inside(operator, folder, command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [ROOT / "it/lab/lab", "netns", operator.lab.place.name, "--", *command], cwd=folder,
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **environment}, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
