"""Signs what schemathesis sends, and encrypts and decrypts where the keys for that are given.

It generates headers as well, good and bad ones. A good one is replaced by one that is true at this moment; a bad or missing one
stays, since what becomes of it is to be tested.
"""

import base64
import datetime
import hashlib
import hmac
import itertools
import json
import os
import re

import schemathesis
from jwcrypto import jwe, jwk
from requests.auth import AuthBase

KEYS = json.loads(os.environ["SANDBOX_KEYS"])
CRYPTO_KEY_ID = "X-KM-Crypto-Key-Id"
numbers = itertools.count()


def patterns():
    """What the description says of the headers that are made here: a pattern, or a length."""
    with open(os.environ["DESCRIPTION"], encoding="utf-8") as file:
        description = json.load(file)
    for parameter in description["components"]["parameters"].values():
        schema = parameter["schema"]
        length = ".{%s,%s}" % (schema.get("minLength", 0), schema.get("maxLength", ""))
        yield parameter["name"], re.compile(schema.get("pattern", length))


PATTERNS = dict(patterns())


class Signed(AuthBase):
    """Called with the request as it will be sent."""

    def __call__(self, request):
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        has_key_id = is_good(request, CRYPTO_KEY_ID)
        if has_key_id:
            # One that is made up is as good as none.
            del request.headers[CRYPTO_KEY_ID]
        if "server" in KEYS and body:
            body = json.dumps({"encData": encrypt(body)}).encode()
            request.body = body
            request.headers["Content-Length"] = str(len(body))
            request.headers[CRYPTO_KEY_ID] = KEYS["id"]
        for name, value in headers(body).items():
            if is_good(request, name):
                request.headers[name] = value
        return request


def is_good(request, name):
    return PATTERNS[name].fullmatch(request.headers.get(name) or "\n") is not None


def headers(body):
    now = datetime.datetime.now(datetime.timezone.utc)
    seconds = now.strftime("%Y%m%d%H%M%S")
    mac = hmac.new(KEYS["secret"].encode(), body, hashlib.sha256).digest()
    return {
        "X-KM-Correlation-Id": f"{seconds[2:]}-{next(numbers):07x}",
        "X-KM-Tran-Time": seconds,
        "X-KM-Tran-Token": f"KMV1:{seconds}{now.microsecond // 1000:03}:{base64.b64encode(mac).decode()}",
        "X-KM-Time-Zone": "UTC",
    }


def encrypt(plaintext):
    message = jwe.JWE(plaintext, protected={"enc": "A128GCM", "alg": "RSA-OAEP-256"})
    message.add_recipient(jwk.JWK.from_pem(KEYS["server"].encode()))
    return message.serialize(compact=True)


@schemathesis.hook
def before_call(context, case, kwargs):
    kwargs["auth"] = Signed()


@schemathesis.hook
def after_call(context, case, response):
    """Shows the checks what is inside."""
    if "client" not in KEYS or b'"encData"' not in response.content:
        return
    message = jwe.JWE(algs=["RSA-OAEP-256", "A128GCM", "A256GCM"])
    content = json.loads(response.content)["encData"]
    message.deserialize(content, jwk.JWK.from_pem(KEYS["client"].encode()))
    response.content = message.payload
    response.headers["content-length"] = [str(len(message.payload))]
