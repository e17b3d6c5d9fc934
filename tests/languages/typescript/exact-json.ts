// JSON with integers of any size. JSON.parse rounds those above 2^53, and JSON.stringify refuses a bigint.

// Kept apart, so that these functions can be put in the place of JSON's own.
const { parse: parseJson, stringify: stringifyJson } = JSON;

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+)(?![\d.eE])|-?\d[\d.eE+-]*/g;

/** Reads a text. Members with a name in `bigints` are a bigint whatever their size; so is every other integer beyond 2^53. */
export function parse(text: string, bigints: readonly string[] = []): unknown {
  // Behind an `s` stands a string, behind an `i` an integer, so none can be taken for the other.
  const marked = text.replace(TOKEN, (token, string?: string, colon?: string, integer?: string) => {
    if (integer !== undefined) return `"i${integer}"`;
    return string === undefined || colon !== undefined ? token : `"s${string.slice(1)}`;
  });
  return parseJson(marked, (name, value: unknown) => {
    if (typeof value !== "string") return value;
    if (value.startsWith("s")) return value.slice(1);
    const integer = BigInt(value.slice(1));
    const isNumber = BigInt(Number(integer)) === integer && Number.isSafeInteger(Number(integer));
    return isNumber && !bigints.includes(name) ? Number(integer) : integer;
  });
}

/** Writes a value, a bigint as an integer. */
export function stringify(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map((item) => stringify(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null || "toJSON" in value) return stringifyJson(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${stringifyJson(name)}:${stringify(member)}`).join(",")}}`;
}
