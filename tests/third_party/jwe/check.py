"""Message encryption and keys, ours against those of other projects. Usage: check.py PATH-OF-THE-EXAMPLE-jwe"""

import base64
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from jwcrypto import jwe, jwk

OURS = sys.argv[1]
MESSAGES = 400


def run(*arguments, lines=()):
    """What our implementation writes, or its complaint."""
    text = "".join(line + "\n" for line in lines)
    done = subprocess.run([OURS, *arguments], input=text, capture_output=True, text=True)
    return done.stdout.splitlines() if done.returncode == 0 else done.stderr


def plaintexts():
    """Of every length up to half the messages, and then of random ones, JSON with Korean text among them.

    None is empty: jwcrypto takes an empty plaintext for a failure."""
    yield json.dumps({"userName": "홍길동", "amount": 9999999999999999999}).encode()
    for length in range(1, MESSAGES // 2 + 1):
        yield os.urandom(length)
    for _ in range(MESSAGES // 2 - 1):
        yield os.urandom(int.from_bytes(os.urandom(2)) % 20_000)


def certificate(key):
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    start = datetime.datetime(2020, 1, 1)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    )


class Keys:
    """One RSA key in all the forms of PEM that are accepted."""

    def __init__(self, folder, bits):
        self.key = rsa.generate_private_key(65537, bits)
        public = self.key.public_key()
        self.private = [
            self.write(folder, f"{bits}-pkcs8", self.pem(PrivateFormat.PKCS8)),
            self.write(folder, f"{bits}-pkcs1", self.pem(PrivateFormat.TraditionalOpenSSL)),
        ]
        self.public = [
            self.write(folder, f"{bits}-x509", public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)),
            self.write(folder, f"{bits}-pkcs1-public", public.public_bytes(Encoding.PEM, PublicFormat.PKCS1)),
            self.write(folder, f"{bits}-certificate", certificate(self.key)),
        ]
        self.jwk = jwk.JWK.from_pyca(self.key)

    def pem(self, form, encryption=NoEncryption()):
        return self.key.private_bytes(Encoding.PEM, form, encryption)

    @staticmethod
    def write(folder, name, pem):
        path = pathlib.Path(folder, name + ".pem")
        path.write_bytes(pem)
        return str(path)


def encrypt(key, plaintext, content):
    message = jwe.JWE(plaintext, protected={"alg": "RSA-OAEP-256", "enc": content})
    message.add_recipient(key.jwk)
    return message.serialize(compact=True)


def decrypt(key, compact):
    message = jwe.JWE(algs=["RSA-OAEP-256", "A128GCM", "A256GCM"])
    message.deserialize(compact, key.jwk)
    return message.payload


def check_ours_to_theirs(key, content):
    texts = list(plaintexts())
    lines = [base64.b64encode(text).decode() for text in texts]
    for path in key.public:
        part = lines if path == key.public[0] else lines[:3]
        messages = run("encrypt", path, content, lines=part)
        assert len(messages) == len(part), messages
        for message, text in zip(messages, texts):
            assert decrypt(key, message) == text
            header = json.loads(base64.urlsafe_b64decode(message.split(".")[0] + "=="))
            assert header == {"enc": content, "alg": "RSA-OAEP-256"}, header
    return len(texts)


def check_theirs_to_ours(key, content):
    texts = list(plaintexts())
    messages = [encrypt(key, text, content) for text in texts]
    for path in key.private:
        part = messages if path == key.private[0] else messages[:3]
        lines = run("decrypt", path, lines=part)
        assert len(lines) == len(part), lines
        for line, text in zip(lines, texts):
            assert base64.b64decode(line) == text
    return len(texts)


def check_refused(folder, key):
    """Keys that cannot be used, and a message for somebody else: refused, with the word that says why."""
    small = rsa.generate_private_key(65537, 1024)
    elliptic = ec.generate_private_key(ec.SECP256R1())
    plain = NoEncryption()
    password = BestAvailableEncryption(b"password")
    cases = [
        ("decrypt", "password", key.pem(PrivateFormat.PKCS8, password)),
        ("decrypt", "password", key.pem(PrivateFormat.TraditionalOpenSSL, password)),
        ("decrypt", "2048", small.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, plain)),
        ("decrypt", "2048", small.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, plain)),
        ("decrypt", "RSA", elliptic.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, plain)),
        ("decrypt", "EC PRIVATE KEY", elliptic.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, plain)),
        ("decrypt", "not the kind", key.pem(PrivateFormat.OpenSSH)),
        ("decrypt", "public", certificate(key.key)),
        ("encrypt", "private", key.pem(PrivateFormat.PKCS8)),
        ("encrypt", "2048", certificate(small)),
        ("encrypt", "RSA", certificate(elliptic)),
    ]
    for number, (command, word, pem) in enumerate(cases):
        path = Keys.write(folder, f"refused-{number}", pem)
        complaint = run(command, path, *(["A128GCM"] if command == "encrypt" else []))
        assert isinstance(complaint, str) and word in complaint, (number, word, complaint)
    stranger = jwk.JWK.generate(kty="RSA", size=2048)
    message = jwe.JWE(b"{}", protected={"alg": "RSA-OAEP-256", "enc": "A128GCM"}, recipient=stranger)
    complaint = run("decrypt", key.private[0], lines=[message.serialize(compact=True)])
    assert "decrypting failed" in complaint, complaint
    for algorithm in ["RSA-OAEP", "RSA1_5"]:
        message = jwe.JWE(b"{}", algs=[algorithm, "A128GCM"], protected={"alg": algorithm, "enc": "A128GCM"})
        message.add_recipient(key.jwk)
        complaint = run("decrypt", key.private[0], lines=[message.serialize(compact=True)])
        assert "decrypting failed" in complaint, complaint
    zipped = jwe.JWE(b"{}", protected={"alg": "RSA-OAEP-256", "enc": "A128GCM", "zip": "DEF"})
    zipped.add_recipient(key.jwk)
    complaint = run("decrypt", key.private[0], lines=[zipped.serialize(compact=True)])
    assert "decrypting failed" in complaint, complaint
    return len(cases) + 4


def main():
    with tempfile.TemporaryDirectory() as folder:
        for bits in [2048, 3072, 4096]:
            key = Keys(folder, bits)
            for content in ["A128GCM", "A256GCM"]:
                sent = check_ours_to_theirs(key, content)
                received = check_theirs_to_ours(key, content)
                print(f"  RSA of {bits} bits, {content}: {sent} messages there, {received} back: ok")
        print(f"  {check_refused(folder, Keys(folder, 2048))} keys and messages refused: ok")


main()
