// Reads and writes the vectors, and has the sandbox called.

import { createInterface } from "node:readline";
import { env, stdin } from "node:process";
import { inspect } from "node:util";
import { parse, stringify } from "./exact-json";

const BIGINTS = ["userId"];

/** What all generated types of this request have in common. */
export interface Recharge {
  sequenceId: string;
  userId: bigint;
  amount: number;
  oneTimeToken: string;
  dcvv: string;
  affiliateId: string;
}

export const RECHARGE: Recharge = {
  sequenceId: env["SEQUENCE_ID"]!,
  userId: 50000104652n,
  amount: 30000,
  oneTimeToken: "4242424242424242",
  dcvv: "123",
  affiliateId: "000000000000001",
};

function line(...parts: unknown[]): void {
  console.log(parts.map((part) => String(part).replace(/[\n\t]/g, " ")).join("\t"));
}

export async function drive(call: () => Promise<string | undefined>): Promise<void> {
  for await (const text of createInterface({ input: stdin })) {
    const [number, , json] = text.split("\t") as [string, string, string];
    try {
      line(number, "written", stringify(parse(json, BIGINTS)));
    } catch (error) {
      line(number, "refused", error);
    }
  }
  line("form", inspect({ cardNo: "4111111111111111", expiryDate: "1212", cardCVC: "123" }));
  line("call", await call());
}
