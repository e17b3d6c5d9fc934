// The output of @hey-api/openapi-ts.

import { env } from "node:process";
import { createClient, createConfig } from "./generated/client";
import { createCreditCardRecharge } from "./generated/sdk.gen";
import type { CreateCreditCardRechargeRequest } from "./generated/types.gen";
import { drive, RECHARGE } from "./drive";
import { stringify } from "./exact-json";
import { signedFetch } from "./signing";

const request: CreateCreditCardRechargeRequest = RECHARGE;

void drive(async () => {
  const client = createClient(createConfig({ baseUrl: env["BASE_URL"]!, fetch: signedFetch, bodySerializer: stringify }));
  const { data, error } = await createCreditCardRecharge({ client, body: request });
  return data?.response.code ?? error?.response.code;
});
