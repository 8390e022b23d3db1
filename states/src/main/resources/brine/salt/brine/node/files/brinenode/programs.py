"""Programs of the operating system, run without a shell; what they say is in the error."""

import os
import subprocess

from .errors import NodeError


def run(command, given=None, cwd=None, environment=None, advice=""):
    """Standard output as text."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            cwd=cwd,
            env={**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive", **(environment or {})},
        )
    except FileNotFoundError as error:
        raise NodeError("is not on this node", command[0], "apply the phase that installs it again") from error
    if done.returncode:
        seen = " ".join((done.stderr or done.stdout).split())[-600:]
        raise NodeError(f"{command[0]}: {seen}", advice=advice)
    return done.stdout
