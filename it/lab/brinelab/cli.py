"""The commands of `lab`."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from brinelab import base, cni, labs, machine, network, packages, probe, prune, selftest, spec
from brinelab.errors import LabError
from brinelab.layout import LabDir, LabPlace
from brinelab.run import Progress


def main(words: list[str]) -> int:
    arguments = _parser().parse_args(words)
    try:
        if arguments.action is not _probe:
            machine.require_root()
        return arguments.action(arguments) or 0
    except LabError as problem:
        print(f"lab: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("lab: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lab", description="A lab of real hosts on one machine.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, action, help_text: str, *arguments: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_text, description=help_text)
        added.set_defaults(action=action)
        for argument in arguments:
            if argument == "command":
                added.add_argument(argument, nargs=argparse.REMAINDER, metavar="-- COMMAND...")
            else:
                added.add_argument(argument, metavar=argument.upper())
        return added

    command("base", _base, "build the base root file system, unless it is there; print its folder")
    added = command("packages", _packages, "make packages and images of Kubernetes' binaries, once")
    added.add_argument("versions", nargs="+", metavar="VERSION", help="such as v1.36.2")
    command("prune", _prune, "delete bases of other recipes and packages that no lab uses")
    added = command("up", _up, "put up a lab: network, hosts, Salt with accepted keys", "name")
    added.add_argument(
        "--spec",
        type=Path,
        default=spec.DEFAULT_SPEC,
        metavar="FILE",
        help="networks and hosts, TOML or JSON (default: specs/default.toml)",
    )
    added.add_argument("--bare", action="store_true", help="no salt-api and no settings for it")
    added.add_argument(
        "--replace", action="store_true", help="take down a lab of that name that is up"
    )
    added.add_argument(
        "--services",
        nargs="+",
        default=[],
        metavar="VERSION",
        help="serve packages and images of these Kubernetes versions on the router",
    )
    added.add_argument(
        "--bundle",
        nargs="+",
        default=[],
        metavar="VERSION",
        help="a bundle of these versions on the master's host, which is served nowhere yet",
    )
    command("exec", _exec, "run a command in a host", "name", "host", "command")
    command("netns", _netns, "run a command of the machine in the lab's network", "name", "command")
    command("kill", _kill, "pull a host's plug; its disk stays", "name", "host")
    command("boot", _boot, "boot a host that was killed", "name", "host")
    command("put", _put, "copy a file of the machine to a host", "name", "host", "source", "target")
    command("get", _get, "copy a file of a host to the machine", "name", "host", "source", "target")
    command(
        "path", _path, "print a host's root file system as a path of the machine", "name", "host"
    )
    command("cni", _cni, "give the cluster in a lab its pod network, as an operator would", "name")
    command("probe", _probe, "say why this machine cannot make labs; exit 1 when it cannot")
    command("status", _status, "list the labs and their hosts")
    command(
        "selftest", _selftest, "try the lab on itself: boot, kill, boot, cleaning after a crash"
    )
    added = command("down", _down, "end a lab and delete it, also after a crash")
    which = added.add_mutually_exclusive_group(required=True)
    which.add_argument("name", nargs="?", metavar="NAME")
    which.add_argument("--all", action="store_true", help="every lab of this BRINE_LAB_DIR")
    return parser


def _place(arguments) -> LabPlace:
    return LabDir.from_environment().lab(spec.check_lab_name(arguments.name))


def _host(arguments):
    return labs.find(_place(arguments)).host(arguments.host)


def _command(arguments) -> list[str]:
    words = arguments.command[1:] if arguments.command[:1] == ["--"] else arguments.command
    if not words:
        raise LabError("no command was given; write it after --")
    return words


def _base(arguments) -> None:
    print(base.ensure(LabDir.from_environment(), Progress()))


def _packages(arguments) -> None:
    made = packages.ensure(LabDir.from_environment(), arguments.versions, Progress())
    print(made.path, *made.images, sep="\n")


def _prune(arguments) -> None:
    for path in prune.prune(LabDir.from_environment(), Progress()):
        print(path)


def _up(arguments) -> None:
    services, bundle = tuple(arguments.services), tuple(arguments.bundle)
    wish = labs.Wish(arguments.spec, arguments.bare, arguments.replace, services, bundle)
    labs.up(_place(arguments), wish, Progress())


def _exec(arguments) -> None:
    _host(arguments).replace_process(_command(arguments))


def _netns(arguments) -> int:
    return network.run_inside(_place(arguments).netns, _command(arguments))


def _kill(arguments) -> None:
    _host(arguments).power_off()


def _boot(arguments) -> None:
    host = _host(arguments)
    host.boot()
    host.wait_booted()


def _put(arguments) -> None:
    source = Path(arguments.source)
    try:
        mode = source.stat().st_mode & 0o777
        with source.open("rb") as file:
            _host(arguments).receive(file, arguments.target, mode)
    except OSError as problem:
        raise LabError(f"cannot read {source}: {problem.strerror}") from None


def _get(arguments) -> None:
    target = Path(arguments.target)
    try:
        with tempfile.NamedTemporaryFile(dir=target.resolve().parent) as file:
            _host(arguments).send(arguments.source, file)
            shutil.copy(file.name, target)  # with its mode, 0600
    except OSError as problem:
        raise LabError(f"cannot write {target}: {problem.strerror}") from None


def _path(arguments) -> None:
    print(_host(arguments).root)


def _cni(arguments) -> None:
    cni.install(labs.find(_place(arguments)), Progress())


def _status(arguments) -> None:
    for place in LabDir.from_environment().labs():
        if not place.state.exists():
            print(f'{place.name}: remains of a run that died; "lab down {place.name}" removes them')
            continue
        lab = labs.find(place)
        print(
            f"{place.name}: {'complete' if lab.complete else 'not finished'}, base {lab.base.name}"
        )
        for host in lab.hosts:
            state = f"up, pid {host.pid}" if host.pid else "down"
            print(f"  {host.name}: {host.host.address}, minion {host.host.minion}, {state}")


def _probe(arguments) -> int:
    trouble = probe.trouble()
    if trouble:
        print(trouble)
    return 1 if trouble else 0


def _selftest(arguments) -> int:
    return selftest.run(LabDir.from_environment(), Progress())


def _down(arguments) -> None:
    places = LabDir.from_environment().labs() if arguments.all else [_place(arguments)]
    for place in places:
        labs.down(place, Progress())
