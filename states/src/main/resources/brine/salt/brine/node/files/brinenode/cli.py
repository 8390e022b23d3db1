"""The steps. Each prints one JSON object that Salt's cmd.run takes as the state of the step (`stateful`).

A step first looks what is left and acts only then. `--check` only looks: exit 0 when nothing is left, else 1. `--test` only
looks, exits 0 and says `changed`: what test mode needs.
"""

import argparse
import json
import sys

from . import spec as specs, steps
from .errors import NodeError
from .files import Tree


def main(arguments, given=None, out=None):
    """Exit code: 0 done or nothing to do, 1 an error or (with --check) something to do, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        answer = _run(options, given or sys.stdin)
    except NodeError as error:
        answer = _failed(error, options.test)
    except KeyError as error:
        answer = _failed(NodeError(f"the plan lacks {error}", specs.PATH, specs.ADVICE), options.test)
    except OSError as error:
        answer = _failed(NodeError(error.strerror or str(error), error.filename or ""), options.test)
    print(json.dumps(answer, sort_keys=True), file=out or sys.stdout)
    return 1 if "error" in answer or (options.check and answer["changed"]) else 0


def _run(options, given):
    tree = Tree(options.root)
    step = options.step
    spec = specs.read(tree) if step.planned else {}
    detail, left = step.look(tree, spec, options) if step.look else ({}, "asked for")
    acted = left and not (options.check or options.test)
    if acted:
        detail = step.act(tree, spec, options, given)
    open_still = "" if acted and step.only_waits else left
    return {**detail, "changed": bool(open_still), "comment": open_still or _noted(detail)}


def _noted(detail):
    """What Brine's reports show of a state that is well: a comment that begins so."""
    return f"note: {detail['note']}" if detail.get("note") else "nothing to do"


def _failed(error, testing):
    """In test mode what cannot be looked at yet is something that would change."""
    comment = ": ".join(filter(None, [error.path, error.what])) + (f"; {error.advice}" if error.advice else "")
    if testing:
        return {"changed": True, "comment": f"cannot be told yet: {comment}"}
    return {"error": error.view(), "changed": False, "comment": comment}


def _parser():
    parser = argparse.ArgumentParser(prog="brine-node", description=__doc__)
    parser.add_argument("--root", default="/", help="another root of the file system, for tests")
    commands = parser.add_subparsers(required=True, metavar="STEP")
    for step in steps.ALL:
        command = commands.add_parser(step.name, help=step.text, description=step.text)
        command.set_defaults(step=step, check=False, test=False)
        step.extend(command)
        if step.look:
            looking = command.add_mutually_exclusive_group()
            looking.add_argument("--check", action="store_true", help="only look; exit 0 when nothing is to do")
            looking.add_argument("--test", action="store_true", help="only look; exit 0 and tell what would change")
    return parser
