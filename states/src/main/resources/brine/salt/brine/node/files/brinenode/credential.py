"""What pushing to the registry takes: a password made on this host, and its salted hash for nginx."""

import base64
import grp
import hashlib
import json
import os
import secrets

TRUST = "/etc/brine/site"
AUTH_FILE = "/etc/brine/registry/auth.json"
PASSWORD_FILE = "/etc/brine/nginx/push.htpasswd"
SERVERS = ("127.0.0.1",)
USER = "brine"
# Debian's and the Red Hat family's names of the group that nginx' workers are in.
GROUPS = ("www-data", "nginx")


def left(tree):
    password = _password(tree)
    line = (tree.read(PASSWORD_FILE) or b"").decode()
    return "" if password and _fits(line.strip(), password) else "the credential for pushing is to be made"


def make(tree):
    password = secrets.token_urlsafe(32)
    known = {server: {"auth": base64.b64encode(f"{USER}:{password}".encode()).decode()} for server in SERVERS}
    tree.write(AUTH_FILE, json.dumps({"auths": known}).encode(), 0o600)
    tree.write(PASSWORD_FILE, f"{USER}:{_hashed(password, secrets.token_bytes(8))}\n".encode(), 0o640)
    group = _group()
    if group is not None and os.geteuid() == 0:
        os.chown(tree.path(PASSWORD_FILE), 0, group)


def _password(tree):
    try:
        auth = json.loads(tree.read(AUTH_FILE) or b"{}")["auths"][SERVERS[0]]["auth"]
        return base64.b64decode(auth).decode().partition(":")[2]
    except (KeyError, ValueError):
        return ""


def _fits(line, password):
    user, _, hashed = line.partition(":")
    if user != USER or not hashed.startswith("{SSHA}"):
        return False
    salt = base64.b64decode(hashed[len("{SSHA}") :])[20:]
    return secrets.compare_digest(hashed, _hashed(password, salt))


def _hashed(password, salt):
    """RFC 2307's salted SHA-1, the strongest that nginx knows without the C library's help; 256 random bits hold it."""
    digest = hashlib.sha1(password.encode() + salt).digest()
    return "{SSHA}" + base64.b64encode(digest + salt).decode()


def _group():
    for name in GROUPS:
        try:
            return grp.getgrnam(name).gr_gid
        except KeyError:
            continue
    return None
