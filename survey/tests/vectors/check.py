#!/usr/bin/env python3
"""Opens envelope.bin from RFC 9180 alone, without the crate that sealed it.

Needs the packages `cryptography` and `cbor2`. Exits with an error if a byte differs.
"""

import hashlib
import hmac
import json
import pathlib

import cbor2
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

HERE = pathlib.Path(__file__).parent
KEM = b"KEM" + (0x0020).to_bytes(2, "big")
SUITE = b"HPKE" + (0x0020).to_bytes(2, "big") + (1).to_bytes(2, "big") + (3).to_bytes(2, "big")


def extract(suite, salt, label, ikm):
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, "sha256")


def expand(suite, key, label, info, length):
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    out, block = b"", b""
    counter = 1
    while len(out) < length:
        block = hmac.digest(key, block + labelled + bytes([counter]), "sha256")
        out += block
        counter += 1
    return out[:length]


def open_base(private, encapsulated, info, aad, ciphertext):
    secret = X25519PrivateKey.from_private_bytes(private)
    shared = secret.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    context = encapsulated + secret.public_key().public_bytes_raw()
    shared = expand(KEM, extract(KEM, b"", b"eae_prk", shared), b"shared_secret", context, 32)
    schedule = b"\0" + extract(SUITE, b"", b"psk_id_hash", b"") + extract(SUITE, b"", b"info_hash", info)
    secret = extract(SUITE, shared, b"secret", b"")
    key = expand(SUITE, secret, b"key", schedule, 32)
    nonce = expand(SUITE, secret, b"base_nonce", schedule, 12)
    return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, aad)


vector = json.loads((HERE / "envelope.json").read_text())
envelope = (HERE / "envelope.bin").read_bytes()
assert len(envelope) == 32860
header, encapsulated, ciphertext = envelope[:44], envelope[44:76], envelope[76:]
assert header[:4] == (1).to_bytes(4, "little")
assert header[4:12].hex() == vector["key_id"]
assert hashlib.sha256(bytes.fromhex(vector["public_key"])).digest()[:8] == header[4:12]
code = vector["withdrawal_code"].replace("-", "").encode()
assert hashlib.sha256(b"cocs-withdraw-v1\0" + code).digest() == header[12:44]
assert header[12:44].hex() == vector["withdrawal_tag"]

info = b"\0".join([b"code-of-care/1", vector["survey"].encode(), vector["wave"].encode(), header[4:12]])
plaintext = open_base(bytes.fromhex(vector["private_key"]), encapsulated, info, header, ciphertext)
length = int.from_bytes(plaintext[:4], "little")
encoded, zeros = plaintext[4 : 4 + length], plaintext[4 + length :]
assert len(plaintext) == 32768 and not any(zeros)
assert encoded.hex() == vector["response"]
response = cbor2.loads(encoded)
assert cbor2.dumps(response, canonical=True) == encoded
assert response[1:3] == [vector["survey"], vector["wave"]]
assert response[8][0] == vector["story"]

proof = bytes.fromhex(vector["proof"])
digest = hashlib.sha256(hashlib.sha256(envelope).digest() + proof).digest()
assert int.from_bytes(digest, "big") >> (256 - 16) == 0
print("the vector opens, and says:", response)
