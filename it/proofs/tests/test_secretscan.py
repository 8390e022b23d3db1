"""The scanner tried without a lab: a secret planted in each form, in each kind of place, is found."""

import base64
import bz2
import gzip
import json
import lzma
import os
import struct
import subprocess
import textwrap
import zlib

import pytest
from secretscan import secret
from secretscan.needles import Needles
from secretscan.search import below, search
from secretscan.views import views

TOKEN = "q7w2e9r4t1y6u3i8"


def openssl(*words, given=b""):
    return subprocess.run(["openssl", *words], input=given, capture_output=True, check=True).stdout


RSA = openssl("genrsa", "-traditional", "2048")
RSA_PKCS8 = openssl("pkcs8", "-topk8", "-nocrypt", given=RSA)
EC = openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout")
EC_PKCS8 = openssl("pkcs8", "-topk8", "-nocrypt", given=EC)
SEALING = os.urandom(32)


def der(pem):
    return base64.b64decode("".join(line for line in pem.decode().splitlines() if "-" not in line))


def wrapped(content, columns):
    return "\n".join(textwrap.wrap(base64.b64encode(content).decode(), columns)).encode()


def msgpack_of(content):
    """{"return": bin 32}, as Salt's job cache has it."""
    return b"\x81\xa6return\xc6" + struct.pack(">I", len(content)) + content


FORMS = {
    "PEM": lambda pem: pem,
    "PEM in JSON": lambda pem: json.dumps({"key": pem.decode()}).encode(),
    "PEM in YAML": lambda pem: textwrap.indent(pem.decode(), "      ").encode(),
    "one line of PEM": lambda pem: pem.splitlines()[-3 if len(pem) > 1000 else 1],
    "PEM in msgpack": lambda pem: msgpack_of(pem),
    "DER": der,
    "DER in msgpack": lambda pem: msgpack_of(der(pem)),
    "hex": lambda pem: der(pem).hex().encode(),
    "upper-case hex": lambda pem: der(pem).hex().upper().encode(),
    "DER as Python shows it": lambda pem: repr(der(pem)).encode(),
    "base64 without line breaks": lambda pem: base64.b64encode(der(pem)),
    "base64 for URLs": lambda pem: base64.urlsafe_b64encode(der(pem)),
    "base64, shifted by 1": lambda pem: base64.b64encode(b"x" + der(pem)),
    "base64, shifted by 2": lambda pem: base64.b64encode(b"xy" + der(pem)),
    "base64 in lines of 76": lambda pem: wrapped(b"x" + der(pem), 76),
    "base64 in lines of 11": lambda pem: wrapped(der(pem), 11),
    "base64 of PEM": base64.b64encode,
    "base64 of PEM, shifted": lambda pem: base64.b64encode(b"key: " + pem),
    "base64 of PEM in lines of 60": lambda pem: wrapped(pem, 60),
    "base64 of PEM in JSON": lambda pem: base64.b64encode(json.dumps([pem.decode()]).encode()),
}
KEYS = {"RSA": RSA, "EC": EC}
NEEDLES = {kind: Needles(secret.of_pem("the secret", pem)) for kind, pem in KEYS.items()}
NEEDLES["token"] = Needles([secret.of_text("the secret", TOKEN)])
NEEDLES["raw key"] = Needles([secret.of_text("the secret", SEALING)])
TEXT_FORMS = {
    "plain": lambda text: text,
    "in a line": lambda text: b"token: abcdef." + text + b"\n",
    "in msgpack": msgpack_of,
    "hex": lambda text: text.hex().encode(),
    "base64": base64.b64encode,
    "base64, shifted by 1": lambda text: base64.b64encode(b"x" + text + b"xx"),
    "base64, shifted by 2": lambda text: base64.b64encode(b"abcdef." + text + b"\n"),
    "base64 broken in the middle": lambda text: wrapped(text, 9),
    "base64 twice": lambda text: base64.b64encode(b"{" + base64.b64encode(b"x" + text)),
    "broken by a line break in JSON": lambda text: text[:7] + b"\\n" + text[7:],
}
PLACES = {
    "text": lambda found: b"some words before\n" + found + b"\nand after\n",
    "the first bytes": lambda found: found,
    "the last bytes": lambda found: b"\0" * 4099 + found,
    "variables of a process": lambda found: b"HOME=/root\0KEY=" + found + b"\0LANG=C\0",
    "gzip": lambda found: gzip.compress(b"before" + found),
    "bzip2": lambda found: bz2.compress(b"before" + found),
    "xz": lambda found: lzma.compress(b"before" + found),
    "zlib": lambda found: zlib.compress(b"before" + found),
    "zstd": lambda found: subprocess.run(["zstd", "-qc"], input=found * 2, capture_output=True, check=True).stdout,
}


def found_in(folder, secrets):
    return search(below("here", folder, "/"), Needles(secrets)).findings


def matches(kind, content):
    found = {match for view in views(content) for match in NEEDLES[kind].search(view)}
    return {match.secret for match in found}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KEYS)
def test_key_is_found(kind, form, place):
    assert matches(kind, PLACES[place](FORMS[form](KEYS[kind]))) == {"the secret"}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", TEXT_FORMS)
def test_text_is_found(form, place):
    assert matches("token", PLACES[place](TEXT_FORMS[form](TOKEN.encode()))) == {"the secret"}


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_raw_key_is_found(form):
    assert matches("raw key", TEXT_FORMS[form](SEALING)) == {"the secret"}


@pytest.mark.parametrize("shift", range(16))
def test_place_in_the_file_does_not_matter(shift):
    assert matches("token", b"-" * shift + TOKEN.encode())


def test_another_form_of_the_same_key_is_the_same_secret():
    assert secret.of_pem("a", RSA)[0].content == secret.of_pem("a", RSA_PKCS8)[0].content
    assert secret.of_pem("a", EC)[0].content == secret.of_pem("a", EC_PKCS8)[0].content


def test_public_half_is_no_secret(tmp_path):
    certificate = openssl("req", "-x509", "-key", "/dev/stdin", "-subj", "/CN=demo", "-days", "1", given=RSA)
    public = openssl("rsa", "-pubout", given=RSA)
    for name, content in {"crt": certificate, "pub": public, "both": base64.b64encode(certificate + public)}.items():
        (tmp_path / name).write_bytes(content)
    assert found_in(tmp_path, secret.of_pem("the key", RSA)) == []


def test_other_secrets_are_not_found(tmp_path):
    other = openssl("genrsa", "-traditional", "2048")
    (tmp_path / "other").write_bytes(other + base64.b64encode(other) + der(other))
    (tmp_path / "random").write_bytes(os.urandom(1 << 20))
    assert found_in(tmp_path, [*secret.of_pem("the key", RSA), secret.of_text("the token", TOKEN)]) == []


def test_file_with_keys_and_certificates_gives_every_key():
    certificate = openssl("req", "-x509", "-key", "/dev/stdin", "-subj", "/CN=demo", "-days", "1", given=RSA)
    assert [s.name for s in secret.of_pem("node", certificate + RSA + EC)] == ["node", "node"]


def test_every_file_is_named_with_its_mode_and_form(tmp_path):
    (tmp_path / "var/cache").mkdir(parents=True)
    (tmp_path / "var/cache/return.p").write_bytes(msgpack_of(RSA))
    (tmp_path / "var/cache/return.p").chmod(0o644)
    (tmp_path / "link").symlink_to("var/cache/return.p")
    seen = [str(finding) for finding in found_in(tmp_path, secret.of_pem("ca.key", RSA))]
    assert seen == ["here:/var/cache/return.p (0644) holds ca.key, base64"]


def test_secret_is_never_shown():
    kept = secret.of_text("the token", TOKEN)
    assert TOKEN not in repr(kept) + str(kept)


def test_large_program_is_passed_over_and_counted(tmp_path):
    (tmp_path / "kubelet").write_bytes(b"\x7fELF" + bytes(2 << 20) + TOKEN.encode())
    (tmp_path / "text").write_bytes(bytes(2 << 20) + TOKEN.encode())
    result = search(below("here", tmp_path, "/"), Needles([secret.of_text("the token", TOKEN)]))
    assert [f.place.path for f in result.findings] == ["/text"]
    assert (result.files, result.passed_over) == (1, 1)


def test_blob_whose_name_is_not_its_digest_is_searched(tmp_path):
    store = tmp_path / "io.containerd.content.v1.content/blobs/sha256"
    store.mkdir(parents=True)
    (store / ("0" * 64)).write_bytes(TOKEN.encode() * 2)
    assert len(found_in(tmp_path, [secret.of_text("the token", TOKEN)])) == 1


def test_what_is_too_short_to_be_told_apart_is_refused():
    with pytest.raises(ValueError, match="too short"):
        Needles([secret.of_text("the token", "short")])
