import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import type { AttributeRule, ValueRule } from "./model";
import type { Place } from "./place";
import { isNumbers } from "./refuses";

/** Summaries that providers print before the detail of an error. */
const SUMMARIES = [
  'Attribute key missing from "manifest" value',
  "Conflicting configuration arguments",
  'Forbidden attribute key in "manifest" value',
  "Invalid Attribute Combination",
  "Invalid Attribute Value Length",
  "Invalid Attribute Value Match",
  "Invalid Attribute Value",
  "Invalid combination of arguments",
  "Invalid or unknown key",
  "Invalid String Enum Value",
  "Invalid wait configuration",
  "Missing required argument",
  "Not enough list items",
  "Number and numeric are both configured with different values",
  "Too many list items",
];

const HIDDEN = "(sensitive value)";

/** The error about a refused value. The value of a sensitive attribute is left out. */
export function valueProblem(
  rule: ValueRule,
  value: string | number,
  place: Place,
  sensitive: boolean,
): Diagnostic {
  const exact = rule.messages?.find((each) => each.value === value)?.message;
  const text = sensitive || exact === undefined ? general(rule, value, sensitive) : exact;
  return problem(inPlace(text, place), place);
}

/** The error about the length of a list or set. */
export function sizeProblem(rule: AttributeRule, size: number, place: Place): Diagnostic {
  const { minItems = 0, maxItems } = rule;
  const text =
    size < minItems
      ? `Not enough list items: Attribute ${place.printed} requires ${minItems} item minimum, but config has only ${size} declared.`
      : `Too many list items: Attribute ${place.printed} supports ${maxItems} item maximum, but config has ${size} declared.`;
  return problem(text, place);
}

/** An error in the provider's words: `summary: detail`, or a summary alone. */
export function problem(text: string, place: Pick<Place, "path">): Diagnostic {
  const summary = SUMMARIES.find((each) => text.startsWith(`${each}: `));
  return summary === undefined
    ? errorDiagnostic(text, "", place.path)
    : errorDiagnostic(summary, text.slice(summary.length + 2), place.path);
}

/** Replaces the probed configuration's path by the actual one. */
function inPlace(text: string, { printed, probed }: Place): string {
  // A map's message may name the key alone.
  const key = printed.slice(printed.lastIndexOf(".") + 1);
  const keyed = probed.endsWith(".k") ? text.replace(/^k \((.*)\) k:/s, `${key} ($1) ${key}:`) : text;
  if (keyed.includes(probed)) return keyed.replaceAll(probed, printed);
  // The SDK's path below the second level may name a sibling.
  return keyed.replace(new RegExp(`(?<![\\w.])[a-z_]+(?:\\.[a-z0-9_]+)*\\.${key}(?![\\w.])`), printed);
}

function general(rule: ValueRule, value: string | number, sensitive: boolean): string {
  const shown = sensitive ? HIDDEN : String(value);
  const isAbove = typeof value === "number" && value > (rule.max ?? Infinity);
  const template = (isAbove ? rule.messageAbove : undefined) ?? rule.message;
  if (template === undefined || isFraction(rule, value)) return ownWords(rule, shown);
  const adapted = goErrors(schemeMessage(rule, template, value), value);
  if (template.includes("__x")) return adapted.replaceAll("__x", () => shown);
  const example = rule.refuses?.find((each) => template.includes(`("${String(each)}")`));
  return adapted
    .replace(`("${String(example)}")`, () => `("${shown}")`)
    .replace(/a{8}…\(\d+ characters\)/g, () => shown)
    .replace(/-1\.0+\b/, () => (typeof value === "number" ? value.toFixed(6) : shown))
    .replace(/\bgot(:?) [^.]*$/s, (_, colon: string) => `got${colon} ${shown}`);
}

/** Messages about fractions come from the conversion, before the provider's own check. */
function isFraction(rule: ValueRule, value: string | number): boolean {
  return rule.integer === true && typeof value === "number" && !Number.isInteger(value);
}

function ownWords(rule: ValueRule, shown: string): string {
  if (rule.enum !== undefined) {
    return `Invalid Attribute Value Match: value must be one of: [${rule.enum.map((each) => `"${each}"`).join(" ")}], got: "${shown}"`;
  }
  if (rule.integer === true) return `Attribute must be a whole number, got ${shown}`;
  if (isNumbers(rule.values)) {
    return `Invalid Attribute Value Match: value must be one of: [${rule.values.join(" ")}], got: ${shown}`;
  }
  return `Invalid Attribute Value: value must be at least ${rule.min ?? 0}, got: ${shown}`;
}

/** A URL with a host has another error than a text without one. */
function schemeMessage(rule: ValueRule, template: string, value: string | number): string {
  if (rule.format !== "https-url" || !/^\w+:\/\/[^/]/.test(String(value))) return template;
  const scheme = /to have a host, got/;
  return template.replace(scheme, 'to have a url with schema of: "https", got');
}

/** Go's error about a text that is no JSON depends on the text. */
function goErrors(template: string, value: string | number): string {
  const first = String(value).trim().charAt(0);
  if (first === "[") {
    return template.replace(/: not a JSON object$/, ": contains a JSON array, not a JSON object");
  }
  return String(value).trim() === "{" || first === ""
    ? template.replace(/invalid character '_' looking for beginning of value/, "unexpected end of JSON input")
    : template.replace(/invalid character '_'/, () => `invalid character '${first}'`);
}
