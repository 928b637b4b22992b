import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { definitionOf, describedType } from "../../src/providers/registry";
import { loadSchemas, PROVIDERS } from "../../src/schemas/load";
import { FORMATS } from "../../src/validation/formats";
import { loadRules } from "../../src/validation/load";
import type { ValueRule } from "../../src/validation/model";
import { isNumbers, refuses } from "../../src/validation/refuses";

const message = z.string();
const range = z.tuple([z.number().nullable(), z.number().nullable()]);
const value = z.strictObject({
  enum: z.array(z.string()).optional(),
  ignoreCase: z.boolean().optional(),
  alsoAccepted: z.array(z.string()).optional(),
  get anyOf() {
    return z.array(value).optional();
  },
  pattern: z.string().optional(),
  patterns: z.array(z.string()).optional(),
  probedPattern: z.string().optional(),
  patternExceptions: z.unknown().optional(),
  probedPatternExceptions: z.unknown().optional(),
  chars: z.unknown().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  notEmpty: z.boolean().optional(),
  emptyAllowed: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  exclusiveMin: z.number().optional(),
  ranges: z.array(range).optional(),
  notValues: z.array(z.number()).optional(),
  divisibleBy: z.number().optional(),
  integer: z.boolean().optional(),
  nonNegative: z.boolean().optional(),
  format: z.enum(Object.keys(FORMATS)).optional(),
  values: z.array(z.number()).optional(),
  message: message.optional(),
  messages: z.array(z.strictObject({ value: z.unknown(), message })).optional(),
  messageAbove: message.optional(),
  furtherMessages: z.array(message).optional(),
  accepts: z.array(z.unknown()).optional(),
  refuses: z.array(z.unknown()).optional(),
  allRefused: z.boolean().optional(),
  origin: z.literal("bindings").optional(),
  note: z.string().optional(),
});
const attribute = value.extend({
  items: value.optional(),
  keys: value.optional(),
  values: z.union([z.array(z.number()), value]).optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  messageFew: message.optional(),
  unconfigurable: z.boolean().optional(),
});
const relation = z.strictObject({
  kind: z.enum(["conflicts", "exactly-one-of", "at-least-one-of", "required-with", "cross-field"]),
  paths: z.array(z.string()),
  path: z.string().optional(),
  message,
  messageNone: message.optional(),
  condition: z.string().optional(),
  when: z.enum(["validate", "plan"]).optional(),
});
const planned = z.looseObject({ kind: z.enum(["plan", "plan-crash"]), paths: z.array(z.string()), message });
const file = z.strictObject({
  provider: z.string(),
  version: z.string(),
  note: z.string(),
  types: z.record(
    z.string(),
    z
      .object({ _rules: z.array(relation).optional(), _plan: z.array(planned).optional() })
      .catchall(attribute),
  ),
});

/** The examples that a rule was read off are shortened where they are long. */
function isWhole(example: unknown): example is string | number {
  return typeof example === "number" || (typeof example === "string" && !example.includes("…"));
}

/** Answers that a rule is known to miss: it accepts them, and the provider does not. */
const MISSED: readonly RegExp[] = [
  // From 0 to 100, written as text.
  /^aws_sns_sms_preferences delivery_status_success_sampling_rate /,
  // IPv6 networks, of which the provider wants IPv4.
  /^google_container_cluster .* "fd00::\/64"$/,
  // Files and tokens that the provider reads.
  /^provider\.google (credentials|external_credentials\.\w+) /,
];

function disagreements(path: string, rule: ValueRule): readonly string[] {
  const wrong = [
    ...(rule.accepts ?? []).filter(isWhole).filter((example) => refuses(rule, example)),
    ...(rule.refuses ?? []).filter(isWhole).filter((example) => !refuses(rule, example)),
  ];
  return wrong
    .map((example) => `${path} ${JSON.stringify(example)}`)
    .filter((line) => !MISSED.some((missed) => missed.test(line)));
}

test("the published package has every folder of data", () => {
  const manifest: { readonly files: readonly string[] } = JSON.parse(
    readFileSync(join(__dirname, "../../package.json"), "utf8"),
  );
  expect(manifest.files).toEqual(expect.arrayContaining(["proto", "schemas", "validation"]));
});

describe.each(PROVIDERS)("the validation rules of %s", (provider) => {
  test("have only the fields that the sandbox reads or knows to be examples", () => {
    const path = join(__dirname, "../../validation", `${provider}.json`);
    expect(file.safeParse(JSON.parse(readFileSync(path, "utf8"))).error?.issues ?? []).toEqual([]);
  });

  test("agree with the answers that they were read off", () => {
    const wrong = [...loadRules(provider)].flatMap(([type, { attributes }]) =>
      [...attributes].flatMap(([path, rule]) => {
        const { items, keys, values } = rule;
        const ofRule =
          items === undefined && keys === undefined ? disagreements(`${type} ${path}`, rule) : [];
        return [
          ...ofRule,
          ...disagreements(`${type} ${path}[]`, items ?? {}),
          ...disagreements(`${type} ${path} keys`, keys ?? {}),
          ...disagreements(`${type} ${path} values`, values === undefined || isNumbers(values) ? {} : values),
        ];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("rules in words are implemented by the type's file", () => {
    const schemas = loadSchemas(provider);
    const missing = [...loadRules(provider)].filter(([type, { relations }]) => {
      const resource = describedType(definitionOf(provider), type);
      const inWords = relations.some(({ kind }) => kind === "cross-field");
      const implemented = resource?.validate !== undefined || resource?.validatePlan !== undefined;
      return inWords && schemas.resource_schemas[type] !== undefined && !implemented;
    });
    expect(missing.map(([type]) => type)).toEqual([]);
  });
});
