import * as z from "zod";
import { nearest } from "./nearest";
import type { Problem } from "./problem";

/** A file that a person wrote, and the form that it should have. */
export interface CheckedFile {
  readonly file: string;
  /** Values in the file. */
  readonly content: unknown;
  readonly schema: z.ZodType;
  /** Page that describes the form. */
  readonly page: string;
}

/** Longest value that a problem shows. */
const MAX_VALUE_LENGTH = 80;

/** Mistakes in a file, each with its value and the words that its place allows. */
export function toProblems(issues: readonly z.core.$ZodIssue[], checked: CheckedFile): readonly Problem[] {
  return issues.flatMap(issuesInside).map((issue) => toProblem(issue, checked));
}

/** Issues of the form that was chosen, where a place allows several: the first one with a mistake inside it. */
function issuesInside(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const depth = (issues: readonly z.core.$ZodIssue[]) =>
    Math.max(0, ...issues.map(({ path }) => path.length));
  const isKey = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(({ code }) => code === "unrecognized_keys");
  const chosen = issue.errors.find((issues) => depth(issues) > 0 || isKey(issues));
  if (chosen === undefined) return [issue];
  return chosen.flatMap((inner) => issuesInside({ ...inner, path: [...issue.path, ...inner.path] }));
}

function toProblem(issue: z.core.$ZodIssue, checked: CheckedFile): Problem {
  const { file, content, schema, page } = checked;
  const where = [file, ...issue.path.map(String)].join(" > ");
  const written = shown(valueAt(content, issue.path));
  const value = written === undefined ? {} : { value: written };
  switch (issue.code) {
    case "unrecognized_keys":
      return {
        where,
        value: issue.keys.join(", "),
        rule: "is not a key that is allowed here",
        fix: listed(keysAt(schema, issue.path), issue.keys[0] ?? ""),
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
        ...value,
        rule: "is not a value that is allowed here",
        fix: listed(issue.values.map(String), written ?? ""),
      };
    case "invalid_union": {
      const words = wordsOf(issue.errors.flat());
      return {
        where,
        ...value,
        rule: words.length === 0 ? issue.message : "is not a value that is allowed here",
        fix: words.length === 0 ? `see ${page} for the form of this value` : listed(words, written ?? ""),
      };
    }
    default:
      return {
        where,
        ...value,
        rule: written === undefined ? "is missing" : issue.message,
        fix: fixFor(issue.path, checked),
      };
  }
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    content,
  );
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}

/** "write one of a, b or c": the nearest word alone if there is one. */
export function listed(words: readonly string[], written: string): string {
  const near = nearest(words, written);
  return `write ${(near.length > 0 ? near : words).join(", ") || "nothing"}`.replace(/, ([^,]*)$/, " or $1");
}

function wordsOf(issues: readonly z.core.$ZodIssue[]): readonly string[] {
  return [
    ...new Set(issues.flatMap((issue) => (issue.code === "invalid_value" ? issue.values.map(String) : []))),
  ];
}

function fixFor(path: readonly PropertyKey[], { schema, page }: CheckedFile): string {
  const keys = keysAt(schema, path);
  return keys.length === 0
    ? `see ${page} for the form of this value`
    : `an object with the keys ${keys.join(", ")}`;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly propertyNames?: { readonly enum?: readonly string[] };
}

/** Keys of the object at a path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const root: JsonSchema = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { io: "input", reused: "inline" })),
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
