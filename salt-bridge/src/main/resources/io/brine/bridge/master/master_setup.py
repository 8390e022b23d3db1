"""What `brine master setup` changes on a salt-master: computed first, shown as a diff, written only when told."""

import datetime
import difflib
import grp
import hashlib
import os
import pwd
import subprocess
import sys
import tempfile

import master_config
import master_ready
import master_tls
from master_config import Refused

# Options that only salt-api reads.
API_ONLY = {"netapi_enable_clients", "rest_cherrypy"}
SYSTEM_PYTHON = "/usr/bin/python3"
PRIVATE = "private, never shown"
CERTIFICATE = "certificate"


class Target:
    """A file that ought to stand, with its mode and owner; one of a kind is named, and its content not shown."""

    def __init__(self, path, content, mode=0o644, owner=(0, 0), kind=""):
        self.path = path
        self.content = content
        self.mode = mode
        self.owner = owner
        self.kind = kind

    def found(self):
        try:
            with open(self.path, "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def differs(self):
        return self.found() != self.content

    def diff(self):
        found = self.found()
        if self.kind:
            return f"{'new' if found is None else 'replaced'}: {self.path} ({self.kind}, mode {self.mode:04o})\n"
        return _unified(self.path, found, self.content)

    def write(self):
        folder = os.path.dirname(self.path)
        os.makedirs(folder, mode=0o755, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".brine-", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.content)
                os.fchown(file.fileno(), *self.owner)
                os.fchmod(file.fileno(), self.mode)
                file.flush()
                os.fsync(file.fileno())
            os.replace(aside, self.path)
        except BaseException:
            os.unlink(aside)
            raise


def _module(path, content):
    """A Salt module that comes with Brine: its digest tells which one, its text is no decision of the operator's."""
    return Target(path, content, kind=f"Brine's own Salt module, sha256 {hashlib.sha256(content).hexdigest()[:16]}")


def _unified(path, before, after):
    def lines(content):
        return (content or b"").decode("utf-8", "replace").splitlines(keepends=True)

    name = path if before is not None else "/dev/null"
    return "".join(difflib.unified_diff(lines(before), lines(after), name, path))


class Setup:
    """One setup, from the request: config_dir, root, store, eauth, user, permissions, api, ca_file, bind, modules."""

    def __init__(self, request, now=None):
        self.request = request
        self.config_dir = request["config_dir"]
        self.now = now or datetime.datetime.now(datetime.timezone.utc)
        self.before = master_config.load(self.config_dir)
        self.owner = owner_of(self.before["user"])
        with master_config.copied(self.config_dir) as folder:
            self.operators = master_config.load(folder)
        self.with_api = _needs_api(self.operators)
        _refuse_other_environment(self.operators)

    def granted_beside(self):
        """What the operator's external_auth allows Brine's user that Brine does not need, as Salt's patterns."""
        by_user = (self.operators.get("external_auth") or {}).get(self.request["eauth"]) or {}
        entries = [entry for user in ("*", self.request["user"]) for entry in by_user.get(user) or []]
        return sorted({str(entry) for entry in entries if entry not in self.request["permissions"]})

    def additions(self):
        """What the configuration must have, by option."""
        request, root = self.request, self.request["root"]
        parts = {
            "file_roots": {"brine": [f"{root}/current/salt"]},
            "ext_pillar": [{"brine_pillar": f"{root}/current/pillar"}],
            "module_dirs": [f"{root}/modules"],
            "netapi_enable_clients": list(request["clients"]),
            "external_auth": {request["eauth"]: {request["user"]: request["permissions"]}},
        }
        if request["default_places"] is False:
            parts["brine"] = {"root": root, "store": request["store"]}
        if self.with_api:
            parts["rest_cherrypy"] = self._rest_cherrypy()
        if request.get("bind"):
            parts["interface"] = request["bind"]
        if self._needs_pam_python():
            parts["auth.pam.python"] = self._pam_python()
        return parts

    def _tls_folder(self):
        return os.path.join(self.config_dir, "pki", "brine-api")

    def _rest_cherrypy(self):
        where = master_tls.paths(self._tls_folder())
        api = self.request["api"]
        return {
            "host": api["host"],
            "port": api["port"],
            "ssl_crt": where["certificate"],
            "ssl_key": where["key"],
        }

    def _needs_pam_python(self):
        """PAM is asked by a Python of its own, which cannot do so when Salt is not in it."""
        if self.request["eauth"] != "pam" or _is_bundled():
            return False
        if self.before.get("auth.pam.python") not in (None, "", self._pam_python()):
            return False
        if not os.path.exists(SYSTEM_PYTHON):
            return False
        probe = [SYSTEM_PYTHON, "-c", "import salt.utils.user"]
        return subprocess.run(probe, capture_output=True, check=False, cwd="/").returncode != 0

    def _pam_python(self):
        return f"{self.request['root']}/bin/salt-python"

    def targets(self):
        """All files, in the order to write them: the configuration comes last."""
        files = self._modules()
        if self.with_api:
            files += self._tls()
        additions = self.additions()
        if "auth.pam.python" in additions:
            script = f'#!/bin/sh\nexec {sys.executable} "$@"\n'
            files.append(Target(self._pam_python(), script.encode(), 0o755))
        text = master_config.drop_in(self.config_dir, additions)
        foreign = master_config.foreign(self.config_dir, self._own(additions))
        if foreign:
            raise Refused(
                f"{self._drop_in()} has options that are not Brine's: {', '.join(foreign)}",
                "move them into another file of that folder",
            )
        files.append(Target(self._drop_in(), text.encode()))
        return files

    @staticmethod
    def _own(additions):
        return set(additions) | {"rest_cherrypy", "interface", "auth.pam.python", "brine"}

    def _drop_in(self):
        return os.path.join(self.config_dir, master_config.DROP_IN)

    def _modules(self):
        folder = f"{self.request['root']}/modules"
        modules = self.request["modules"]
        return [_module(f"{folder}/{name}", modules[name].encode()) for name in sorted(modules)]

    def _tls(self):
        folder = self._tls_folder()
        made = master_tls.needed(folder, self.request["api"]["names"], self.now)
        where = master_tls.paths(folder)
        files = [self._tls_file(role, where[role], made[role]) for role in made]
        authority = made.get("authority") or Target(where["authority"], b"").found()
        if self.request.get("ca_file"):
            files.append(Target(self.request["ca_file"], authority, kind=CERTIFICATE))
        return files

    def _tls_file(self, role, path, content):
        if role == "authority_key":
            return Target(path, content, 0o600, kind=PRIVATE)
        if role == "key":
            return Target(path, content, 0o600, self.owner, kind=PRIVATE)
        return Target(path, content, kind=CERTIFICATE)

    def stale_modules(self):
        """Python of an earlier Brine in a folder that is Brine's alone."""
        folder = f"{self.request['root']}/modules"
        wanted = {f"{folder}/{name}" for name in self.request["modules"]}
        found = [os.path.join(top, name) for top, _, names in os.walk(folder) for name in names]
        return sorted(path for path in found if path.endswith(".py") and path not in wanted)


def _needs_api(own):
    """Whether the operator has no salt-api of his own; one without TLS is his to mend."""
    api = own.get("rest_cherrypy")
    if api is not None and not has_tls(api):
        raise Refused(
            "rest_cherrypy in the master's configuration has no TLS",
            "give it ssl_crt and ssl_key, or take it out and run this again: Brine then writes its own",
        )
    return api is None


def _refuse_other_environment(own):
    if "brine" in own["file_roots"]:
        raise Refused(
            'file_roots in the master\'s configuration already has an environment "brine"',
            "give that one another name: this one is replaced as a whole whenever a plan is applied",
        )


def has_tls(api):
    return bool(api.get("ssl_crt") and api.get("ssl_key")) and not api.get("disable_ssl")


def owner_of(user):
    """The ids of the user that the master runs as, and of its group."""
    try:
        entry = pwd.getpwnam(user)
    except KeyError:
        raise Refused(f'the master\'s user "{user}" does not exist', "set user in the master's configuration") from None
    return entry.pw_uid, grp.getgrgid(entry.pw_gid).gr_gid


def _is_bundled():
    return hasattr(sys, "RELENV") or hasattr(sys, "_MEIPASS")


def run(request):
    """The setup as data: what differs, what must be restarted, and whether it was written."""
    setup = Setup(request)
    files = [target for target in setup.targets() if target.differs()]
    stale = setup.stale_modules()
    diffs = [target.diff() for target in files] + [f"removed: {path}\n" for path in stale]
    answer = {"diff": "".join(diffs), "written": False, "restarted": []}
    write = bool(request["write"]) and request["expected"] in ("", digest(answer["diff"]))
    if bool(request["write"]) and not write:
        raise Refused("the configuration has changed since the diff was shown", "look at the new diff and decide again")
    answer["digest"] = digest(answer["diff"])
    if write:
        for target in files:
            target.write()
        for path in stale:
            os.unlink(path)
        _make_places(request, setup.owner)
        answer["written"] = True
    answer["restart"] = units(setup, files, stale)
    answer["minions"] = accepted(setup.before)
    answer["beside"] = setup.granted_beside()
    if write and request["restart"]:
        answer["restarted"] = master_ready.restart(answer["restart"], master_config.load(setup.config_dir))
    return answer


def digest(diff):
    """Stable for files that are made anew each time, since those are not shown."""
    return hashlib.sha256(diff.encode()).hexdigest()


def _make_places(request, owner):
    for path, mode in ((request["root"], 0o755), (request["store"], 0o700)):
        if not os.path.isdir(path):
            os.makedirs(path, mode=mode)
            os.chown(path, *owner)


def units(setup, files, stale):
    """The services that must be restarted before all of it is in force."""
    if not files and not stale:
        return []
    additions = setup.additions()
    changed = {key for key, part in additions.items() if master_config.lacking(setup.before.get(key), part)}
    modules = any("/modules/" in target.path for target in files) or stale
    return ["salt-master", "salt-api"] if changed - API_ONLY or modules else ["salt-api"]


def accepted(opts):
    """How many minions hold a connection to this master and come back after its restart."""
    import salt.key

    return len(salt.key.get_key(opts).list_keys().get("minions", []))
