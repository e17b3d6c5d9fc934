// Runs openapi-typescript with a bigint for int64. Arguments: the description, the file to write.

import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: ts } = await load("typescript");
const { default: openapiTS, astToString } = await import(pathToFileURL(`${process.cwd()}/node_modules/openapi-typescript/dist/index.mjs`).href);

const bigint = ts.factory.createKeywordTypeNode(ts.SyntaxKind.BigIntKeyword);
const transform = (schema) => (schema.type === "integer" && schema.format === "int64" ? bigint : undefined);
await writeFile(argv[3], astToString(await openapiTS(pathToFileURL(argv[2]), { transform })));
