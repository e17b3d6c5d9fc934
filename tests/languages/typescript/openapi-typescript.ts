// The output of openapi-typescript, with openapi-fetch.

import createClient from "openapi-fetch";
import { env } from "node:process";
import type { components, paths } from "./generated/schema";
import { drive, RECHARGE } from "./drive";
import { stringify } from "./exact-json";
import { signedFetch } from "./signing";

const request: components["schemas"]["CreateCreditCardRechargeRequest"] = RECHARGE;

void drive(async () => {
  const client = createClient<paths>({ baseUrl: env["BASE_URL"]!, fetch: signedFetch, bodySerializer: stringify });
  const { data, error } = await client.POST("/api/v1/recharges/online-payment/transaction/generate", { body: request });
  return data?.response.code ?? error?.response.code;
});
