"""What `brine master check` looks for on a salt-master. Changes nothing."""

import glob
import grp
import importlib.util
import os
import pwd
import re
import shutil
import stat
import sys

import master_config
import master_setup
import salt.version

# Whoever may call these through `peer` has the minions, or the cluster's certificates.
PEER_FUNCTIONS = ("cmd.run", "state.sls", "file.write", "x509.sign_remote_certificate")
PEER_RUNNERS = ("state.orchestrate", "salt.cmd", "brine_pki.issue")
LEAST_KEPT_SECONDS = 3600


# What decides how runs go. None of them holds a secret; whatever is not here may.
TOLD = [
    "auto_accept", "brine", "cachedir", "conf_file", "extension_modules", "external_auth", "file_roots",
    "fileserver_backend", "gather_job_timeout", "hash_type", "interface", "ipc_mode", "job_cache",
    "keep_jobs_seconds", "lock_saltenv", "log_level", "max_event_size", "module_dirs", "netapi_enable_clients",
    "open_mode", "peer", "peer_run", "pillar_cache", "pillar_roots", "pillarenv", "pki_dir", "publish_port",
    "ret_port", "root_dir", "runner_dirs", "saltenv", "sock_dir", "state_events", "timeout", "transport", "user",
    "worker_threads",
]  # fmt: skip


def run(request):
    """{"findings": [{"code", "severity", "what", "advice"}], "version": "3008.3", "options": {"interface": "0.0.0.0"}}"""
    opts = master_config.load(request["config_dir"])
    findings = [finding for look in LOOKS for finding in look(opts, request)]
    options = {name: opts[name] for name in TOLD if name in opts}
    return {"findings": findings, "version": salt.version.__version__, "options": options}


def error(code, what, advice):
    return {"code": code, "severity": "error", "what": what, "advice": advice}


def warning(code, what, advice):
    return {"code": code, "severity": "warning", "what": what, "advice": advice}


def keys_accepted_unseen(opts, _request):
    for option in ("auto_accept", "open_mode"):
        if opts.get(option):
            yield error(
                f"master/{option.replace('_', '-')}",
                f"{option} is on: any machine that reaches the master becomes a minion",
                f"set {option}: False and accept keys by fingerprint (`brine nodes accept`)",
            )
    path = opts.get("autosign_file")
    if path and os.path.isfile(path) and os.path.getsize(path):
        yield warning(
            "master/autosign",
            f'keys of the ids in "{path}" are accepted unseen',
            "empty it and accept keys by fingerprint (`brine nodes accept`)",
        )


def peers(opts, _request):
    for option, dangerous in (("peer", PEER_FUNCTIONS), ("peer_run", PEER_RUNNERS)):
        for minions, functions in (opts.get(option) or {}).items():
            for pattern in _flat(functions):
                hit = next((name for name in dangerous if _matches(pattern, name)), None)
                if hit:
                    yield error(
                        f"master/{option.replace('_', '-')}",
                        f'{option} lets the minions "{minions}" call "{pattern}", and by it {hit}',
                        f"name in {option} only the functions that are needed",
                    )


def _flat(functions):
    for entry in functions if isinstance(functions, list) else [functions]:
        if isinstance(entry, dict):
            yield from entry
        else:
            yield str(entry)


def _matches(pattern, name):
    try:
        return re.match(pattern, name) is not None
    except re.error:
        return False


def readable_keys(opts, _request):
    api = opts.get("rest_cherrypy") or {}
    paths = glob.glob(os.path.join(opts["pki_dir"], "*.pem"))
    paths += [path for path in (api.get("ssl_key"),) if path]
    for path in paths:
        try:
            mode = stat.S_IMODE(os.stat(path).st_mode)
        except OSError:
            continue
        if mode & 0o007 and _parents_open(path):
            yield error(
                "master/key-readable",
                f'the private key "{path}" has mode {mode:04o}: others can read it',
                f"chmod o-rwx {path}, and replace the key if anybody may have read it",
            )


def _parents_open(path):
    folder = os.path.dirname(path)
    while folder != "/":
        if not os.stat(folder).st_mode & 0o001:
            return False
        folder = os.path.dirname(folder)
    return True


def backends(opts, _request):
    if "roots" not in opts["fileserver_backend"]:
        yield error(
            "master/fileserver-backend",
            'fileserver_backend has no "roots": states in folders are not served',
            "add roots to fileserver_backend",
        )


def job_cache(opts, _request):
    if not opts.get("job_cache"):
        yield error(
            "master/job-cache",
            "job_cache is off: what minions return cannot be looked up",
            "set job_cache: True",
        )
    kept = opts.get("keep_jobs_seconds") or 0
    if 0 < kept < LEAST_KEPT_SECONDS:
        yield warning(
            "master/keep-jobs",
            f"jobs are forgotten after {kept} s, maybe before a run has read them",
            f"set keep_jobs_seconds to {LEAST_KEPT_SECONDS} or more",
        )


def pillar_cache(opts, _request):
    if opts.get("pillar_cache"):
        yield error(
            "master/pillar-cache",
            "pillar_cache is on: minions would be given the pillar of an earlier plan",
            "set pillar_cache: False",
        )


def salt_api(opts, _request):
    api = opts.get("rest_cherrypy")
    if api is not None and not master_setup.has_tls(api):
        yield error(
            "master/api-tls",
            "salt-api (rest_cherrypy) has no TLS: passwords and tokens go in the clear",
            "give rest_cherrypy ssl_crt and ssl_key",
        )


def installed(_opts, _request):
    if importlib.util.find_spec("cherrypy") is None:
        yield error(
            "master/cherrypy",
            f"CherryPy is not in the master's Python ({sys.executable}): salt-api cannot serve",
            "install the package salt-api, or CherryPy with that Python's pip",
        )
    if shutil.which("salt-api") is None:
        yield error("master/salt-api", "the command salt-api is not installed", "install the package salt-api")


def login(_opts, request):
    if request["eauth"] == "pam" and not _exists(request["user"]):
        yield error(
            "master/api-user",
            f'the user "{request["user"]}" that logs in to salt-api through PAM does not exist',
            f"useradd --system --no-create-home --shell /usr/sbin/nologin {request['user']}, then passwd {request['user']}",
        )


def other_user(opts, request):
    """What a master that is not root must be able to do in Brine's places."""
    if opts["user"] in ("root", ""):
        return
    uid, gid = master_setup.owner_of(opts["user"])
    groups = {gid} | {entry.gr_gid for entry in grp.getgrall() if opts["user"] in entry.gr_mem}
    wanted = [(request["root"], 0o5, "read"), (request["store"], 0o7, "write")]
    for path, bits, verb in wanted:
        if os.path.exists(path) and not _may(os.stat(path), uid, groups, bits):
            yield error(
                "master/permissions",
                f'salt-master runs as "{opts["user"]}", which cannot {verb} "{path}"',
                f"chown -R {opts['user']} {path}",
            )


def _may(status, uid, groups, bits):
    shift = 6 if status.st_uid == uid else 3 if status.st_gid in groups else 0
    return (status.st_mode >> shift) & bits == bits


def _exists(user):
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def own_part(opts, request):
    """What `brine master setup` would add."""
    try:
        setup = master_setup.Setup(request)
        additions = setup.additions()
    except master_config.Refused as refused:
        yield error("master/setup", refused.what, refused.advice)
        return
    beside = setup.granted_beside()
    if beside:
        yield warning(
            "master/wide-login",
            f'external_auth allows "{request["user"]}" more than Brine needs: {", ".join(beside)}',
            "take that out of the master's configuration if nothing else logs in as this user",
        )
    for option in sorted(additions):
        if master_config.lacking(opts.get(option), additions[option]) is not None:
            yield error(
                f"master/{option.replace('_', '-').replace('.', '-')}",
                f"{option} lacks what Brine needs",
                "run `brine master setup`",
            )
    changed = [target.path for target in setup.targets() if target.differs()]
    if changed and all(master_config.lacking(opts.get(key), part) is None for key, part in additions.items()):
        yield error(
            "master/files", f"not as this version of Brine has them: {', '.join(changed)}", "run `brine master setup`"
        )


def not_in_force(opts, request):
    """A configuration that is newer than the process that should have read it."""
    path = opts.get("pidfile", "")
    files = _files(request["config_dir"])
    newest = max((os.stat(name).st_mtime for name in files), default=0)
    if os.path.exists(path) and os.stat(path).st_mtime < newest:
        yield warning(
            "master/restart",
            "the configuration is newer than the running salt-master",
            "systemctl restart salt-master salt-api, when its minions may reconnect",
        )


def _files(config_dir):
    """The main file may be absent: Salt does without."""
    return glob.glob(os.path.join(config_dir, "master")) + glob.glob(os.path.join(config_dir, "master.d", "*.conf"))


LOOKS = (
    keys_accepted_unseen,
    peers,
    readable_keys,
    backends,
    job_cache,
    pillar_cache,
    salt_api,
    installed,
    login,
    other_user,
    own_part,
    not_in_force,
)
