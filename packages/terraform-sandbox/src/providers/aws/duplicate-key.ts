import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Refusal } from "../resource-type";

/** Refuses a policy that has one JSON key twice in an object. */
export function duplicateKeyRefusals(attribute: string): (config: ValueObject) => readonly Refusal[] {
  return (config) => {
    const policy = config[attribute];
    const key = typeof policy === "string" ? duplicateKey(policy) : undefined;
    if (key === undefined) return [];
    return [{ attribute, message: `"${attribute}" contains duplicate JSON keys: duplicate key "${key}"` }];
  };
}

/** A brace, a key with its colon, or a text without one. */
const TOKEN = /[{}]|"((?:[^"\\]|\\.)*)"(\s*:)?/g;

/** The first key that occurs twice in one object of a JSON text; undefined when there is none. */
export function duplicateKey(json: string): string | undefined {
  const objects: Set<string>[] = [];
  for (const [token, text, colon] of json.matchAll(TOKEN)) {
    if (token === "{") objects.push(new Set());
    else if (token === "}") objects.pop();
    else if (text !== undefined && colon !== undefined) {
      const keys = objects.at(-1);
      if (keys?.has(text)) return text;
      keys?.add(text);
    }
  }
  return undefined;
}
