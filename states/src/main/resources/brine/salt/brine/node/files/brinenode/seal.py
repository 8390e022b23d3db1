"""Secrets on the way from master to node: X25519, HKDF-SHA256, AES-256-GCM, to a key that is used once.

The node makes the key pair with its request and deletes the private half when it opens the answer: an answer
sent again, or read later out of a job cache, opens nothing.
"""

import base64
import json

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import NodeError

KEY_PATH = "/etc/brine/pending/sealing.key"
ADVICE = "run brine_pki.issue again: each answer opens once"


def new_key(tree):
    """Replaces the one-time key; returns its public half in base64."""
    key = X25519PrivateKey.generate()
    raw = key.private_bytes(serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption())
    tree.write(KEY_PATH, raw, 0o600)
    return base64.b64encode(_raw_public(key.public_key())).decode()


def open_once(tree, minion, sealed):
    """The secrets in an envelope {"key","nonce","data"} sealed for this minion; the key is gone afterwards."""
    raw = tree.read(KEY_PATH)
    if raw is None:
        raise NodeError("no one-time key: nothing was requested, or the answer was opened already", KEY_PATH, ADVICE)
    tree.remove(KEY_PATH)
    key = X25519PrivateKey.from_private_bytes(raw)
    try:
        peer = base64.b64decode(sealed["key"], validate=True)
        plain = AESGCM(_derive(key, peer, minion)).decrypt(
            base64.b64decode(sealed["nonce"], validate=True),
            base64.b64decode(sealed["data"], validate=True),
            minion.encode(),
        )
    except (InvalidTag, ValueError, KeyError) as error:
        raise NodeError("the sealed answer is not for this node's key", KEY_PATH, ADVICE) from error
    return json.loads(plain)


def _derive(key, peer, minion):
    shared = key.exchange(X25519PublicKey.from_public_bytes(peer))
    context = b"brine seal v1\0" + peer + _raw_public(key.public_key()) + minion.encode()
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=context).derive(shared)


def _raw_public(public_key):
    return public_key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
