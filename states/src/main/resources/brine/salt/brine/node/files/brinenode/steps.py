"""The table of steps: what each looks at and what it does."""

import base64
import json
import typing

from . import (
    firewall,
    kernel,
    kubelet,
    manifests,
    member,
    nodes,
    objects,
    packages,
    pki,
    removal,
    reset,
    spec as specs,
    survey,
    token,
    verify,
    wait,
)
from .errors import NodeError
from .serving import SERVING


class Step(typing.NamedTuple):
    """`look(tree, spec, options)` gives details and, in words, what is left; `act` does it and gives details.

    One that is not `planned` does without the node's plan, and is given none. One that `only_waits` has changed nothing
    when what it waits for is there.
    """

    name: str
    text: str
    look: typing.Optional[typing.Callable]
    act: typing.Callable
    extend: typing.Callable = lambda command: None
    planned: bool = True
    only_waits: bool = False


def _listing(command):
    command.add_argument("packages", nargs="+", metavar="NAME[=VERSION]")


def _limited(command):
    command.add_argument("authorities", nargs="*", metavar="AUTHORITY", help="only what these sign; default: all")


def _named(command):
    command.add_argument("name", help="for example kube-apiserver")


def _leaving(command):
    command.add_argument("node", metavar="NODE")


def _timed(command):
    command.add_argument("--timeout", type=float, default=wait.SECONDS, metavar="SECONDS")


def _waiting(command):
    command.add_argument("what", choices=["kubelet", "etcd", *wait.CONTROL_PLANE])
    _timed(command)


def _kernel_left(tree, spec, options):
    return {}, kernel.to_do(tree)


def _kernel(tree, spec, options, given):
    return {"set": kernel.apply(tree)}


def _swap_left(tree, spec, options):
    return {}, kernel.swap_to_do(tree)


def _swap(tree, spec, options, given):
    kernel.swap_off(tree)
    return {}


def _firewall_left(tree, spec, options):
    return {}, firewall.to_do(tree)


def _firewall(tree, spec, options, given):
    return {"policies": firewall.apply(tree)}


def _unfirewall_left(tree, spec, options):
    return {}, firewall.leftovers(tree)


def _unfirewall(tree, spec, options, given):
    firewall.remove(tree)
    return {}


def _refresh_left(tree, spec, options):
    missing = packages.to_install(tree, options.packages)
    return {}, f"to be installed: {', '.join(missing)}" if missing else ""


def _refresh(tree, spec, options, given):
    packages.refresh(tree)
    return {}


def _missing(tree, spec, options):
    gaps = pki.missing(tree, specs.only(spec, options.authorities))
    return {"missing": gaps}, "; ".join(f"{path} {reason}" for path, reason in sorted(gaps.items()))


def _refuse(tree, spec, options, given):
    left = _missing(tree, spec, options)[1]
    raise NodeError(f"certificates are to be issued: {left}", advice="run the runner brine_pki.issue")


def _request(tree, spec, options, given):
    return pki.request(tree, specs.only(spec, options.authorities))


def _install(tree, spec, options, given):
    """Standard input: {minion: bundle} as JSON in base64; only this node's own is looked at."""
    try:
        bundle = json.loads(base64.b64decode(given.read(), validate=True)).get(spec["minion"])
    except (ValueError, AttributeError) as error:
        raise NodeError(f"standard input is not a delivery: {error}") from error
    if bundle is None:
        raise NodeError("no answer for this node in what was delivered", advice="run brine_pki.issue again")
    return {"written": pki.install(tree, spec, bundle)}


def _manifest_left(tree, spec, options):
    differs = manifests.differs(tree, options.name)
    return {}, f"the manifest of {options.name} differs" if differs else ""


def _manifest(tree, spec, options, given):
    return {"written": manifests.bring_in(tree, spec, options.name)}


def _seen(tree, spec, options):
    seen = wait.seen(tree, spec, options.what)
    return {}, f"{options.what} is not ready: {seen}" if seen else wait.restart_due(tree, spec, options.what)


def _wait(tree, spec, options, given):
    return {"restarted": wait.until_current(tree, spec, options.what, options.timeout)}


def _etcd_left(tree, spec, options):
    return {}, member.to_do(tree, spec)


def _etcd(tree, spec, options, given):
    return {"done": member.run(tree, spec, options.timeout)}


def _remove_left(tree, spec, options):
    return {}, removal.to_do(tree, spec, options.node)


def _remove(tree, spec, options, given):
    return {"done": removal.remove(tree, spec, options.node)}


def _reset_left(tree, spec, options):
    return {}, reset.to_do(tree)


def _reset(tree, spec, options, given):
    return {"done": reset.run(tree)}


def _objects_left(tree, spec, options):
    return {}, objects.difference(tree, spec)


def _objects(tree, spec, options, given):
    return {"applied": objects.apply(tree, spec)}


def _token_left(tree, spec, options):
    return {}, "a bootstrap token is to be published" if token.pending(tree) else ""


def _token(tree, spec, options, given):
    return {"published": objects.publish_token(tree, spec)}


def _nodes_left(tree, spec, options):
    lacking = nodes.lacking(tree, spec)
    return {"lacking": lacking}, f"labels or taints are missing on {', '.join(sorted(lacking))}" if lacking else ""


def _nodes(tree, spec, options, given):
    return {"marked": nodes.apply(tree, spec, options.timeout)}


def _finalize_left(tree, spec, options):
    return {}, kubelet.to_do(tree, spec)


def _finalize(tree, spec, options, given):
    return {"finished": kubelet.finalize(tree, spec, options.timeout)}


def _parts(command):
    command.add_argument("parts", nargs="+", choices=survey.PARTS)


def _survey(tree, spec, options, given):
    return survey.report(tree, spec, options.parts)


def _verify_left(tree, spec, options):
    try:
        report = verify.report(tree, spec)
    except OSError as error:
        return {}, f"the API server does not answer: {error}"
    return report, "; ".join(report["faults"])


def _verify(tree, spec, options, given):
    return verify.until_well(tree, spec, options.timeout)


ALL = [
    Step("refresh", "refresh package lists when one of these is to be installed", _refresh_left, _refresh, _listing),
    Step("kernel", "load the modules and set the sysctls of the plan", _kernel_left, _kernel),
    Step("swap", "end swapping, for good", _swap_left, _swap),
    Step("firewall", "load firewalld's policies of the plan", _firewall_left, _firewall),
    Step("firewall-absent", "take Brine's rules out of the firewall", _unfirewall_left, _unfirewall),
    Step("certificates", "fail while certificates are to be issued", _missing, _refuse, _limited),
    Step("request", "make the missing keys and print requests for them", None, _request, _limited),
    Step("install", "put the certificates on standard input in place", None, _install),
    Step("manifest", "bring a static pod manifest in", _manifest_left, _manifest, _named),
    Step("wait", "wait until something is ready", _seen, _wait, _waiting),
    Step("etcd", "run this node's member of etcd, joined to the others", _etcd_left, _etcd, _timed),
    Step("objects", "apply the API objects", _objects_left, _objects),
    Step("token", "publish the bootstrap token", _token_left, _token),
    Step("nodes", "set labels and taints of nodes", _nodes_left, _nodes, _timed),
    Step("finalize", "leave the kubelet its own certificate", _finalize_left, _finalize, _timed),
    Step("remove", "take another node out of the cluster", _remove_left, _remove, _leaving),
    Step("reset", "make this host bare again; it must be no node any more", _reset_left, _reset, planned=False),
    Step("survey", "tell what stands, and change nothing", None, _survey, _parts),
    Step("verify", "wait until the whole cluster is well", _verify_left, _verify, _timed, only_waits=True),
    *[Step(*row) for row in SERVING],
]
