// Signs a call: the headers for a body, exactly as it is sent.

import { createHmac, randomBytes } from "node:crypto";
import { env } from "node:process";

export function headers(body: string): Record<string, string> {
  const digits = new Date().toISOString().replace(/\D/g, "");
  const mac = createHmac("sha256", env["SECRET_KEY"]!).update(body, "utf8").digest("base64");
  return {
    "X-KM-User-AspId": env["ASP_ID"]!,
    "X-KM-Access-Key": env["ACCESS_KEY"]!,
    "X-KM-Correlation-Id": `${digits.slice(2, 14)}-${randomBytes(4).toString("hex").slice(0, 7)}`,
    "X-KM-Tran-Time": digits.slice(0, 14),
    "X-KM-Tran-Token": `KMV1:${digits}:${mac}`,
    "X-KM-Time-Zone": "UTC",
  };
}

/** A fetch that signs what it sends. */
export const signedFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const body = await request.text();
  const signed = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers(body))) signed.set(name, value);
  return fetch(request.url, { method: request.method, headers: signed, body });
};
