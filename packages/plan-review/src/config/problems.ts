import type { Problem } from "@infra-tools/runtime/problem";
import * as z from "zod";
import { REVIEW_SCHEMA } from "./schema";

/** A mistake in the configuration, with the words that its place allows. */
export function toProblem(issue: z.core.$ZodIssue, file: string): Problem {
  const where = [file, ...issue.path.map(String)].join(" > ");
  switch (issue.code) {
    case "unrecognized_keys":
      return {
        where,
        value: issue.keys.join(", "),
        rule: "is not a key that is allowed here",
        fix: listed(keysAt(issue.path), issue.keys[0] ?? ""),
      };
    case "invalid_key":
      return {
        where,
        value: String(issue.path.at(-1) ?? ""),
        rule: "is not a key that is allowed here",
        fix: listed(wordsOf(issue.issues), String(issue.path.at(-1) ?? "")),
      };
    case "invalid_value":
      return {
        where,
        rule: "is not a value that is allowed here",
        fix: listed(issue.values.map(String), ""),
      };
    case "invalid_union": {
      const words = wordsOf(issue.errors.flat());
      return {
        where,
        rule: words.length === 0 ? issue.message : "is not a value that is allowed here",
        fix: words.length === 0 ? "see docs/review.md for the form of this value" : listed(words, ""),
      };
    }
    default:
      return { where, rule: issue.message, fix: fixFor(issue.path) };
  }
}

/** "write one of a, b or c": the nearest word alone if there is one. */
export function listed(words: readonly string[], written: string): string {
  const near = words.filter((word) => distance(word, written) <= 2);
  return `write ${(near.length > 0 && written !== "" ? near : words).join(", ") || "nothing"}`.replace(
    /, ([^,]*)$/,
    " or $1",
  );
}

function wordsOf(issues: readonly z.core.$ZodIssue[]): readonly string[] {
  return [
    ...new Set(issues.flatMap((issue) => (issue.code === "invalid_value" ? issue.values.map(String) : []))),
  ];
}

function fixFor(path: readonly PropertyKey[]): string {
  const keys = keysAt(path);
  return keys.length === 0
    ? "see docs/review.md for the form of this value"
    : `an object with the keys ${keys.join(", ")}`;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly propertyNames?: { readonly enum?: readonly string[] };
}

/** Keys of the object at a path of the configuration. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const root: JsonSchema = JSON.parse(
    JSON.stringify(z.toJSONSchema(REVIEW_SCHEMA, { io: "input", reused: "inline" })),
  );
  let places: readonly JsonSchema[] = [root];
  for (const step of path) {
    places = places.flatMap(branches).flatMap((place) => {
      const inner =
        typeof step === "number"
          ? place.items
          : (place.properties?.[String(step)] ?? place.additionalProperties);
      return typeof inner === "object" ? [inner] : [];
    });
  }
  const keys = places
    .flatMap(branches)
    .flatMap(({ properties = {}, propertyNames }) => [
      ...Object.keys(properties),
      ...(propertyNames?.enum ?? []),
    ]);
  return [...new Set(keys)];
}

function branches(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(branches);
}

/** Number of letters to change, up to three. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
