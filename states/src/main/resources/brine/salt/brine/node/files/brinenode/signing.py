"""The key that signs the repositories: made on the bootstrap node, it stays there."""

import os

from . import programs

HOME = "/var/lib/brine-site/gnupg"
IDENTITY = "Brine package repositories <brine@localhost>"


def public_key(tree):
    """The public key, armored; the pair is made when there is none."""
    if not tree.exists(f"{HOME}/private-keys-v1.d"):
        tree.folder(HOME, 0o700)
        _gpg(tree, "--passphrase", "", "--quick-generate-key", IDENTITY, "rsa3072", "sign", "never")
    return _gpg(tree, "--armor", "--export", IDENTITY).encode()


def sign_text(tree, content):
    """The text with its signature around it."""
    public_key(tree)
    return _gpg(tree, "--clearsign", "--local-user", IDENTITY, given=content.decode()).encode()


def sign_beside(tree, path):
    """path.asc"""
    public_key(tree)
    _gpg(tree, "--armor", "--detach-sign", "--local-user", IDENTITY, "--output", f"{path}.asc", path)


def sign_rpm(tree, path):
    """Inside the package; a signature of its maker's is replaced."""
    public_key(tree)
    macros = {"_gpg_name": IDENTITY, "_gpg_path": tree.path(HOME), "__gpg": "/usr/bin/gpg"}
    defined = [word for name, value in macros.items() for word in ("--define", f"{name} {value}")]
    programs.run(["rpmsign", *defined, "--resign", path], environment={"GNUPGHOME": tree.path(HOME)})


def _gpg(tree, *arguments, given=None):
    environment = {"GNUPGHOME": tree.path(HOME)}
    try:
        command = ["gpg", "--batch", "--yes", "--quiet", "--no-tty", "--pinentry-mode=loopback", *arguments]
        return programs.run(command, given=given, environment=environment)
    finally:
        # The agent holds the folder; it must not outlive the step.
        if os.path.isdir(tree.path(HOME)):
            programs.run(["gpgconf", "--kill", "all"], environment=environment)
