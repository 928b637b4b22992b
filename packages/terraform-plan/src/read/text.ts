import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { pathAround, scanJson } from "../json/scan";
import { formatPath } from "../path";
import { type Json, parseJson } from "../value";
import { withExactNumbers } from "./numbers";
import { withoutUnchanged } from "./unchanged";
import { type LeftOut, withoutUnmarked } from "./unmarked";
import { notAPlan } from "./version";

/**
 * Decodes the bytes of a file that a program wrote: UTF-8, or UTF-16 as PowerShell redirects write it. A byte order mark
 * is removed.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const { buffer, byteOffset, byteLength } = bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

const BYTE_ORDER_MARK = "\ufeff";

/** No plan is nested deeper: a level of modules takes three, and values are shallow. What follows values has a stack that ends. */
const MAX_DEPTH = 500;

/** Steps of a path that a message prints: the list, its entry, the part, the side and the attribute. Keys below may be secret. */
const PRINTED_STEPS = 5;

/** The JSON of a plan, with what is wrong in its text. */
export interface PlanText {
  readonly json: Json;
  readonly problems: readonly Problem[];
  /** Resources of planned values and prior state that are not in the JSON any more. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Parses the text of a plan. Lines that a wrapper wrote before the JSON are skipped.
 *
 * @throws ProblemError when the text is empty, cut off, nested too deep, a log of Terraform, or no JSON.
 */
export function parsePlanText(given: string, label: string): PlanText {
  const text = fromFirstBrace(given.startsWith(BYTE_ORDER_MARK) ? given.slice(1) : given);
  if (text.trim() === "") throw new ProblemError(problem(label, "is empty, so there is no plan in it"));
  const { text: shorter, leftOut } = withoutUnmarked(text);
  // What stays says whether something took the place of what is deleted.
  const shortest = mayHaveSuccessors(shorter) ? shorter : withoutUnchanged(shorter);
  const short = parseScanned(withExactNumbers(shortest), label);
  if (short !== undefined) return { ...short, leftOut };
  const whole = parseScanned(withExactNumbers(text), label);
  if (whole === undefined) throw new ProblemError(notParsed(text, label));
  return { ...whole, leftOut: [] };
}

/** Types of resources by what happens to them, as Terraform writes them. */
const typesWith = (action: string) =>
  new RegExp(`"type":"(\\w+)",[^{}]*"change":\\{"actions":\\["${action}"\\]`, "g");
const DELETED = typesWith("delete");
const STAYING = typesWith("(?:no-op|update)");

/** Some object is deleted, and another one of its type stays. */
function mayHaveSuccessors(text: string): boolean {
  const deleted = new Set([...text.matchAll(DELETED)].map(([, type]) => type));
  if (deleted.size === 0) return false;
  for (const [, type] of text.matchAll(STAYING)) if (deleted.has(type)) return true;
  return false;
}

/** Undefined for a text that is no JSON. */
function parseScanned(text: string, label: string): Omit<PlanText, "leftOut"> | undefined {
  const { depth, duplicate } = scanJson(text);
  const json = depth > MAX_DEPTH ? undefined : parseJson(text);
  if (depth > MAX_DEPTH && parseJson(text) !== undefined) {
    throw new ProblemError(
      problem(label, `is nested ${depth} levels deep, and no plan is deeper than ${MAX_DEPTH}`),
    );
  }
  if (json === undefined) return undefined;
  if (duplicate === undefined) return { json, problems: [] };
  const path = formatPath(pathAround(text, duplicate.index).slice(0, PRINTED_STEPS));
  return {
    json,
    problems: [
      problem(
        path === "" ? label : `${label}: ${path}`,
        "a key occurs twice in one object, and only the last one was read; a program that reads the first does something else",
      ),
    ],
  };
}

/** Wrappers print a line such as the command itself; a JSON document begins with a brace at the start of a line. */
function fromFirstBrace(text: string): string {
  if (/^\s*\{/.test(text)) return text;
  // A list is no plan, but a wrapper's line may begin with a bracket too.
  if (/^\s*\[/.test(text) && parseJson(text) !== undefined) return text;
  const start = text.search(/^\{"/m);
  return start < 0 ? text : text.slice(start);
}

/** `terraform plan -json` prints one object a line, each with these keys. */
const LOG_LINE = /^\s*\{[^\n]*"@(level|message|timestamp)"/;

function notParsed(text: string, label: string): Problem {
  if (LOG_LINE.test(text)) {
    return problem(label, "is the log that terraform plan -json prints, which lacks most of the plan");
  }
  // The parser's own message would quote the text, which may hold secrets.
  const cut = cutAt(text);
  if (cut !== undefined) return problem(label, `ends in the middle of the JSON, at byte ${cut}`);
  return notAPlan(label);
}

/** The length in bytes of a document that never ends; undefined for any other text. */
function cutAt(text: string): number | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  let depth = 0;
  let isText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isText) {
      if (character === "\\") index += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
  }
  return isText || depth > 0 ? Buffer.byteLength(text) : undefined;
}

function problem(label: string, rule: string): Problem {
  return {
    where: label,
    rule,
    fix: "make the file with `terraform show -json <plan file>`",
  };
}
