"""The commands. Each prints one JSON object; `--check` only looks: exit 0 says that there is nothing to do."""

import argparse
import base64
import json
import sys

from . import kubelet, manifests, nodes, objects, pki, spec as specs, token, verify, wait
from .errors import NodeError
from .files import Tree


def main(arguments, given=None, out=None):
    """Exit code: 0 done or nothing to do, 1 an error or (with --check) something to do, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    tree = Tree(options.root)
    try:
        step = options.look if options.check else options.act
        answer, well = step(tree, specs.read(tree), options, given or sys.stdin)
    except NodeError as error:
        answer, well = {"error": error.view()}, False
    except KeyError as error:
        answer, well = {"error": NodeError(f"the plan lacks {error}", specs.PATH, specs.ADVICE).view()}, False
    except OSError as error:
        answer, well = {"error": NodeError(error.strerror or str(error), error.filename or "").view()}, False
    print(json.dumps(answer, sort_keys=True), file=out or sys.stdout)
    return 0 if well else 1


def _parser():
    parser = argparse.ArgumentParser(prog="brine-node", description=__doc__)
    parser.add_argument("--root", default="/", help="another root of the file system, for tests")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, text, act, look, extend in COMMANDS:
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--check", action="store_true", help="change nothing; exit 0 when nothing is to do")
        command.set_defaults(act=act, look=look)
        extend(command)
    return parser


def _plain(command):
    pass


def _named(command):
    command.add_argument("name", help="for example kube-apiserver")


def _timed(command, seconds=240):
    command.add_argument("--timeout", type=float, default=seconds, metavar="SECONDS")


def _waiting(command):
    command.add_argument("what", choices=sorted(wait.SECONDS))
    _timed(command, None)


def _missing(tree, spec, options, given):
    gaps = pki.missing(tree, spec)
    return {"missing": gaps}, not gaps


def _certificates(tree, spec, options, given):
    gaps = pki.missing(tree, spec)
    if gaps:
        listed = "; ".join(f"{path} {reason}" for path, reason in sorted(gaps.items()))
        raise NodeError(f"certificates are to be issued: {listed}", advice="run the runner brine_pki.issue")
    return {"missing": {}}, True


def _request(tree, spec, options, given):
    return pki.request(tree, spec), True


def _install(tree, spec, options, given):
    """Standard input: {minion: bundle} as JSON in base64; only this node's own is looked at."""
    try:
        bundle = json.loads(base64.b64decode(given.read(), validate=True)).get(spec["minion"])
    except ValueError as error:
        raise NodeError(f"standard input is not JSON in base64: {error}") from error
    if bundle is None:
        raise NodeError("no answer for this node in what was delivered", advice="run brine_pki.issue again")
    return {"written": pki.install(tree, spec, bundle)}, True


def _manifest(tree, spec, options, given):
    return {"written": manifests.bring_in(tree, options.name)}, True


def _manifest_differs(tree, spec, options, given):
    differs = manifests.differs(tree, options.name)
    return {"differs": differs}, not differs


def _wait(tree, spec, options, given):
    seconds = wait.SECONDS[options.what] if options.timeout is None else options.timeout
    wait.until(options.what, wait.probes(tree, spec)[options.what], seconds)
    return {"ready": options.what}, True


def _ready(tree, spec, options, given):
    seen = wait.probes(tree, spec)[options.what]()
    return {"ready": not seen, "seen": seen}, not seen


def _objects(tree, spec, options, given):
    return {"applied": objects.apply(tree, spec)}, True


def _objects_difference(tree, spec, options, given):
    difference = objects.difference(tree, spec)
    return {"difference": difference}, not difference


def _token(tree, spec, options, given):
    return {"published": objects.publish_token(tree, spec)}, True


def _token_pending(tree, spec, options, given):
    pending = token.pending(tree) is not None
    return {"pending": pending}, not pending


def _nodes(tree, spec, options, given):
    return {"marked": nodes.apply(tree, spec, options.timeout)}, True


def _nodes_lacking(tree, spec, options, given):
    lacking = nodes.lacking(tree, spec)
    return {"lacking": lacking}, not lacking


def _finalize(tree, spec, options, given):
    return {"finished": kubelet.finalize(tree, spec, options.timeout)}, True


def _finalize_left(tree, spec, options, given):
    left = kubelet.to_do(tree, spec)
    return {"left": left}, not left


def _verify(tree, spec, options, given):
    return {"accepted": verify.until_well(tree, spec, options.timeout), "faults": []}, True


def _verify_once(tree, spec, options, given):
    report = verify.report(tree, spec)
    return report, not report["faults"]


COMMANDS = [
    ("certificates", "say which certificates are to be issued", _certificates, _missing, _plain),
    ("request", "make the missing keys and print requests for them", _request, _missing, _plain),
    ("install", "put the certificates on standard input in place", _install, _missing, _plain),
    ("manifest", "bring a static pod manifest in", _manifest, _manifest_differs, _named),
    ("wait", "wait until something is ready", _wait, _ready, _waiting),
    ("objects", "apply the API objects", _objects, _objects_difference, _plain),
    ("token", "publish the bootstrap token", _token, _token_pending, _plain),
    ("nodes", "set labels and taints of nodes", _nodes, _nodes_lacking, _timed),
    ("finalize", "leave the kubelet its own certificate", _finalize, _finalize_left, _timed),
    ("verify", "wait until the whole cluster is well", _verify, _verify_once, _timed),
]
