import type { Json, Value } from "@infra-tools/terraform-plan/value";
import { equal } from "../../values";

/** The planned policy: the prior text while it means the same, else the configured one in Go's form. */
export function planPolicy(planned: Value, prior: Value): Value {
  if (typeof planned !== "string") return planned;
  const normal = normalizePolicy(planned);
  return typeof prior === "string" && samePolicy(prior, normal) ? prior : normal;
}

/** The JSON without spaces and with sorted keys, as Go writes it; text that is not JSON is returned unchanged. */
export function normalizePolicy(text: string): string {
  try {
    return goJson(JSON.parse(text));
  } catch {
    return text;
  }
}

function goJson(value: Json): string {
  return JSON.stringify(sorted(value)).replace(
    /[<>&]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Compares two policies; order, spaces, and a list of one against its element make no difference. */
function samePolicy(a: string, b: string): boolean {
  try {
    return equal(meaning(JSON.parse(a)), meaning(JSON.parse(b)));
  } catch {
    return a === b;
  }
}

function meaning(value: Json): Json {
  if (Array.isArray(value)) {
    const elements = value.map(meaning).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const [only] = elements;
    return elements.length === 1 && only !== undefined ? only : elements;
  }
  if (typeof value !== "object" || value === null) return value;
  return sorted(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, meaning(inner)])));
}
