"""
Seals secrets to the one-time public key that a node made with its request.

X25519 with a new key pair for each envelope, HKDF-SHA256, AES-256-GCM; both public keys and the minion's id are bound in. The
node deletes its private half when it opens the envelope, so that nothing that Salt keeps of a job can be opened later.
"""

import base64
import json
import os

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def __virtual__():
    return "brine_seal"


def seal(minion, public_key, content):
    """``{"key", "nonce", "data"}`` in base64 for the node of this minion; ``content`` is any JSON value."""
    receiver = base64.b64decode(public_key, validate=True)
    own = X25519PrivateKey.generate()
    public = own.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    shared = own.exchange(X25519PublicKey.from_public_bytes(receiver))
    context = b"brine seal v1\0" + public + receiver + minion.encode()
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=context).derive(shared)
    nonce = os.urandom(12)
    data = AESGCM(key).encrypt(nonce, json.dumps(content).encode(), minion.encode())
    parts = {"key": public, "nonce": nonce, "data": data}
    return {name: base64.b64encode(part).decode() for name, part in parts.items()}
