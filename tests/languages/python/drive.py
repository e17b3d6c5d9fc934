"""Reads and writes the vectors with a generated client, and calls the sandbox. Argument: the generator."""

import importlib
import json
import os
import sys

import signing

RECHARGE = {
    "sequenceId": os.environ["SEQUENCE_ID"], "userId": 50000104652, "amount": 30000, "oneTimeToken": "4242424242424242",
    "dcvv": "123", "affiliateId": "000000000000001",
}
CARD = '{"cardNo":"4111111111111111","expiryDate":"1212","cardCVC":"123"}'


class OpenapiGenerator:
    def __init__(self):
        self.package = importlib.import_module("kona")

    def read(self, schema, text):
        return getattr(self.package, schema).from_json(text)

    def write(self, value):
        return value.to_json()

    def call(self):
        configuration = self.package.Configuration(host=os.environ["BASE_URL"])
        client = self.package.ApiClient(configuration)
        pool = client.rest_client.pool_manager
        send = pool.request
        pool.request = lambda method, url, body=None, headers=None, **rest: send(
            method, url, body=body, headers=headers | signing.headers(body.encode()), **rest)
        request = self.package.CreateCreditCardRechargeRequest.from_dict(RECHARGE)
        return self.package.RechargesApi(client).create_credit_card_recharge(request).response.code


class OpenapiPythonClient:
    def __init__(self):
        self.models = importlib.import_module("kona.models")

    def read(self, schema, text):
        return getattr(self.models, schema).from_dict(json.loads(text))

    def write(self, value):
        return json.dumps(value.to_dict())

    def call(self):
        from kona import AuthenticatedClient
        from kona.api.recharges import create_credit_card_recharge

        def sign(request):
            request.headers.update(signing.headers(request.content))

        client = AuthenticatedClient(os.environ["BASE_URL"], token=os.environ["ACCESS_KEY"], prefix="", auth_header_name="X-KM-Access-Key",
                                     httpx_args={"event_hooks": {"request": [sign]}})
        request = self.models.CreateCreditCardRechargeRequest.from_dict(RECHARGE)
        return create_credit_card_recharge.sync(client=client, body=request).response.code


class DatamodelCodeGenerator:
    def __init__(self):
        self.models = importlib.import_module("kona")

    def read(self, schema, text):
        return getattr(self.models, schema).model_validate_json(text)

    def write(self, value):
        return value.model_dump_json(by_alias=True, exclude_none=True)

    def call(self):
        return "models only"


GENERATORS = {
    "openapi-generator": OpenapiGenerator,
    "openapi-python-client": OpenapiPythonClient,
    "datamodel-code-generator": DatamodelCodeGenerator,
}


def line(*parts):
    print("\t".join(str(part).replace("\n", " ").replace("\t", " ") for part in parts))


def main():
    client = GENERATORS[sys.argv[1]]()
    for text in sys.stdin:
        number, schema, vector = text.rstrip("\n").split("\t")
        try:
            line(number, "written", client.write(client.read(schema, vector)))
        except Exception as error:
            line(number, "refused", error)
    card = client.read("InquireUnregisteredCardRequest", CARD)
    line("form", f"{card} {card!r}")
    line("call", client.call())


main()
