"""
Pillar of Brine's environment: one file per minion, found without looking at any other.

Configured on the master, once for all clusters:

.. code-block:: yaml

    ext_pillar:
      - brine_pillar: /srv/brine/current/pillar

The file of a minion is named by the SHA-256 of its id, so that no id can lead elsewhere. Answers only when the pillar is
compiled for the environment ``brine``; an operator's own pillar is never touched.
"""

import hashlib
import logging
import os

import salt.utils.files
import salt.utils.yaml

log = logging.getLogger(__name__)

ENVIRONMENT = "brine"
HEADER = "#!yaml"


def __virtual__():
    return "brine_pillar"


def ext_pillar(minion_id, pillar, folder):  # pylint: disable=unused-argument
    """The minion's own file as data; nothing for an unknown minion or another environment."""
    if __opts__.get("pillarenv") != ENVIRONMENT:
        return {}
    path = os.path.join(folder, hashlib.sha256(minion_id.encode()).hexdigest() + ".yaml")
    try:
        with salt.utils.files.fopen(path, "r", encoding="utf-8") as file:
            content = file.read()
    except FileNotFoundError:
        log.debug("brine_pillar: no file for minion %r", minion_id)
        return {}
    if content.split("\n", 1)[0].rstrip() != HEADER:
        raise ValueError(f"{path} does not begin with {HEADER}")
    return salt.utils.yaml.safe_load(content) or {}
