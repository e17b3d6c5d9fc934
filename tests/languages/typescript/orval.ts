// The output of orval, which calls JSON itself.

import { env } from "node:process";
import { createCreditCardRecharge } from "./generated/kona";
import type { CreateCreditCardRechargeRequest } from "./generated/kona";
import { drive, RECHARGE } from "./drive";
import { stringify } from "./exact-json";
import { signedFetch } from "./signing";

const request: CreateCreditCardRechargeRequest = RECHARGE;

void drive(async () => {
  JSON.stringify = ((value: unknown) => stringify(value)) as typeof JSON.stringify;
  globalThis.fetch = ((fetch) => (url, init) =>
    String(url).startsWith("/") ? signedFetch(env["BASE_URL"]! + String(url), init) : fetch(url, init))(globalThis.fetch);
  const answer = await createCreditCardRecharge(request);
  return answer.data.response.code;
});
