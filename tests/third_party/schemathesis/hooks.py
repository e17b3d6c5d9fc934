"""Signs what schemathesis sends, and encrypts and decrypts where the keys for that are given.

It generates headers as well, good and bad ones. A bad or missing one stays where the case is about it. Elsewhere it becomes a
good one: the tool fills in bad ones there, too, and the call would be refused for these. A good one becomes true as it is sent.
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
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import CoverageScenario, negated_parameters

KEYS = json.loads(os.environ["SANDBOX_KEYS"])
CRYPTO_KEY_ID = "X-KM-Crypto-Key-Id"
SERVER_KEY = jwk.JWK.from_pem(KEYS["server"].encode()) if "server" in KEYS else None
CLIENT_KEY = jwk.JWK.from_pem(KEYS["client"].encode()) if "client" in KEYS else None
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

    def __init__(self, left_out):
        self.left_out = left_out

    def __call__(self, request):
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        has_key_id = is_good(request, CRYPTO_KEY_ID)
        if has_key_id:
            # One that is made up is as good as none.
            del request.headers[CRYPTO_KEY_ID]
        if SERVER_KEY and body:
            body = json.dumps({"encData": encrypt(body)}).encode()
            request.body = body
            request.headers["Content-Length"] = str(len(body))
            request.headers.setdefault(CRYPTO_KEY_ID, KEYS["id"])
        for name, value in headers(body).items():
            if is_good(request, name):
                request.headers[name] = value
        # The tool adds the access key that it was given where it is to be missing, too.
        for name in self.left_out:
            request.headers.pop(name, None)
        return request


def is_good(request, name):
    return PATTERNS[name].fullmatch(request.headers.get(name) or "\n") is not None


def headers(body):
    now = datetime.datetime.now(datetime.timezone.utc)
    seconds = now.strftime("%Y%m%d%H%M%S")
    mac = hmac.new(KEYS["secret"].encode(), body, hashlib.sha256).digest()
    return {
        "X-KM-User-AspId": KEYS["asp_id"],
        "X-KM-Correlation-Id": f"{seconds[2:]}-{next(numbers):07x}",
        "X-KM-Tran-Time": seconds,
        "X-KM-Tran-Token": f"KMV1:{seconds}{now.microsecond // 1000:03}:{base64.b64encode(mac).decode()}",
        "X-KM-Time-Zone": "UTC",
    }


def encrypt(plaintext):
    message = jwe.JWE(plaintext, protected={"enc": "A128GCM", "alg": "RSA-OAEP-256"})
    message.add_recipient(SERVER_KEY)
    return message.serialize(compact=True)


def tested_headers(meta):
    """The headers that the case is about, in lower case. A case about the body is about no header."""
    if meta.is_negative_at(ParameterLocation.BODY):
        return set()
    return {name.lower() for name, place in negated_parameters(meta) if place == ParameterLocation.HEADER}


def is_about_a_missing_one(meta):
    return getattr(meta.phase.data, "scenario", None) == CoverageScenario.MISSING_PARAMETER


def repair(case, tested):
    """Leaves no bad header but those that the case is about."""
    if CRYPTO_KEY_ID.lower() not in tested:
        case.headers.pop(CRYPTO_KEY_ID, None)
    for name, value in headers(b"").items():
        if name.lower() not in tested:
            case.headers[name] = value


@schemathesis.hook
def before_call(context, case, kwargs):
    left_out = set()
    if case.meta is not None:
        tested = tested_headers(case.meta)
        if is_about_a_missing_one(case.meta):
            left_out = tested
        repair(case, tested)
    kwargs["auth"] = Signed(left_out)


@schemathesis.hook
def after_call(context, case, response):
    """Shows the checks what is inside."""
    if CLIENT_KEY is None or b'"encData"' not in response.content:
        return
    message = jwe.JWE(algs=["RSA-OAEP-256", "A128GCM", "A256GCM"])
    content = json.loads(response.content)["encData"]
    message.deserialize(content, CLIENT_KEY)
    response.content = message.payload
    response.headers["content-length"] = [str(len(message.payload))]
