"""A whole lab: put up, looked up, taken down."""

import json
from dataclasses import dataclass
from dataclasses import replace as replace_field
from pathlib import Path

from brinelab import (
    authority,
    base,
    bundle,
    cgroup,
    machine,
    modules,
    network,
    packages,
    salt,
    services,
    spec,
)
from brinelab.errors import LabError
from brinelab.host import LabHost
from brinelab.layout import LabPlace
from brinelab.packages import Packages
from brinelab.run import Progress
from brinelab.spec import Host, Spec


@dataclass(frozen=True)
class Lab:
    """A lab that was put up."""

    place: LabPlace
    spec: Spec
    base: Path
    served: Packages | None = None
    complete: bool = False

    @property
    def ready(self) -> bool:
        """It was put up to the end, and something of it is running."""
        return self.complete and any(host.pid for host in self.hosts)

    def save(self) -> None:
        state = {
            "base": str(self.base),
            "spec": spec.as_data(self.spec),
            "served": str(self.served.path) if self.served else None,
            "complete": self.complete,
        }
        aside = self.place.state.with_suffix(".new")
        aside.write_text(json.dumps(state, indent=2) + "\n")
        aside.rename(self.place.state)

    def host(self, name: str) -> LabHost:
        host = self.spec.host(name)
        return LabHost(self.place.host(name), self.spec, host, self.base)

    @property
    def hosts(self) -> list[LabHost]:
        return [self.host(host.name) for host in self.spec.hosts]

    @property
    def master(self) -> LabHost:
        return self.host(self.spec.master.name)


def find(place: LabPlace) -> Lab:
    try:
        state = json.loads(place.state.read_text())
    except FileNotFoundError:
        raise LabError(f'there is no lab "{place.name}"; see "lab status"') from None
    served = Packages(Path(state["served"])) if state.get("served") else None
    return Lab(place, spec.parse(state["spec"]), Path(state["base"]), served, state["complete"])


@dataclass(frozen=True)
class Wish:
    """What `lab up` was asked for."""

    spec_file: Path
    bare: bool
    replace: bool
    services: tuple[str, ...]
    bundle: tuple[str, ...] = ()


def up(place: LabPlace, wish: Wish, progress: Progress) -> Lab:
    wanted = spec.read(wish.spec_file)
    machine.require_tools(machine.TOOLS, progress)
    root = base.ensure(place.lab_dir, progress)
    served = packages.ensure(place.lab_dir, wish.services, progress) if wish.services else None
    held = _bundle(place, wish, root, progress) if wish.bundle else None
    with machine.locked(place.lock, progress):
        _make_room(place, wish.replace, progress)
        lab = Lab(place, wanted, root, served)
        _put_up(lab, wish.bare, held, progress)
        lab = replace_field(lab, complete=True)
        lab.save()
    progress.say(f'lab "{place.name}" is up: every minion answers')
    return lab


def _bundle(place: LabPlace, wish: Wish, root: Path, progress: Progress) -> Path:
    made = packages.ensure(place.lab_dir, wish.bundle, progress)
    return bundle.ensure(place.lab_dir, made, wish.bundle, root, progress)


def _make_room(place: LabPlace, replace: bool, progress: Progress) -> None:
    if not replace and place.state.exists() and find(place).ready:
        raise LabError(f'lab "{place.name}" is up; take it down first, or use --replace')
    if take_down(place):
        progress.say(f'removed what was left of lab "{place.name}"')


def _put_up(lab: Lab, bare: bool, held: Path | None, progress: Progress) -> None:
    place = lab.place
    place.path.mkdir(parents=True)
    place.path.chmod(0o700)
    lab.save()
    authority.make(place)
    network.make(place, lab.spec)
    if lab.served:
        services.start(place, lab.spec, lab.base / "root", lab.served)
    modules.load_on_machine()
    if held:
        bundle.mount(lab.master, held)
    for host in lab.hosts:
        _prepare(lab, host, bare)
        host.boot()
    for host in lab.hosts:
        host.wait_booted()
        modules.tell(host)
    progress.say(f"{len(lab.hosts)} host(s) booted")
    if held:
        bundle.strip(lab.master)
    if lab.served:
        services.tell(lab.master, lab.served)
        services.wait_ready(place, lab.spec)
    salt.make_user(lab.master)
    salt.accept_keys(lab.master, lab.spec)
    progress.say("keys accepted")
    salt.wait_answers(lab.master, lab.spec)
    if not bare:
        salt.wait_api(lab.master)


def _prepare(lab: Lab, host: LabHost, bare: bool) -> None:
    name = host.host.hostname
    host.prepare("/etc/hostname", name + "\n")
    host.prepare("/etc/hosts", _hosts_file(lab.spec))
    host.prepare(
        "/etc/resolv.conf", f"nameserver {_router(host.host)}\noptions timeout:1 attempts:1\n"
    )
    salt.prepare(lab.place, lab.spec, host, bare)


def _hosts_file(lab_spec: Spec) -> str:
    lines = ["127.0.0.1 localhost", "::1 localhost ip6-localhost ip6-loopback"]
    lines += [f"{host.address} {host.hostname}" for host in lab_spec.hosts]
    return "\n".join(lines) + "\n"


def _router(host: Host) -> str:
    return str(host.ports[0].network.routers[0].ip)


def take_down(place: LabPlace) -> bool:
    """Ends what runs of a lab and deletes it, whatever its state; False when nothing was there."""
    names = network.leftovers(place.netns)
    found = bool(names) or place.path.exists() or cgroup.busy(place.cgroup)
    cgroup.end(place.cgroup)
    for name in names:
        network.remove_namespace(name)
    machine.remove_tree(place.path)
    return found


def down(place: LabPlace, progress: Progress) -> None:
    with machine.locked(place.lock, progress):
        there = take_down(place)
        place.lock.unlink()
    progress.say(f'lab "{place.name}" {"is gone" if there else "was not there"}')
