"""Signs a call: the headers for a body, exactly as it is sent."""

import base64
import datetime
import hashlib
import hmac
import os
import secrets


def headers(body):
    now = datetime.datetime.now(datetime.timezone.utc)
    seconds = now.strftime("%Y%m%d%H%M%S")
    mac = hmac.new(os.environ["SECRET_KEY"].encode(), body, hashlib.sha256).digest()
    return {
        "X-KM-User-AspId": os.environ["ASP_ID"],
        "X-KM-Access-Key": os.environ["ACCESS_KEY"],
        "X-KM-Correlation-Id": f"{seconds[2:]}-{secrets.randbelow(16**7):07x}",
        "X-KM-Tran-Time": seconds,
        "X-KM-Tran-Token": f"KMV1:{seconds}{now.microsecond // 1000:03}:{base64.b64encode(mac).decode()}",
        "X-KM-Time-Zone": "UTC",
    }
