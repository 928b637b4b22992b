import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { Json } from "@infra-tools/terraform-plan/value";
import { parseDocument } from "yaml";
import * as z from "zod";
import { KINDS } from "../attributes/facts";
import { RULE_IDS } from "../rules";

const json: z.ZodType<Json> = z.json();

const safe = z.union([
  z.enum([
    "higher",
    "lower",
    "true",
    "false",
    "present",
    "absent",
    "same",
    "more",
    "fewer",
    "addresses",
    "identity-policy",
    "trust-policy",
    "resource-policy",
  ]),
  // YAML reads an unquoted true or false as a boolean.
  z.boolean().transform((value) => (value ? ("true" as const) : ("false" as const))),
  z.array(z.string()).min(2),
]);

const pathFact = z.strictObject({
  kind: z.enum(KINDS),
  what: z.string().min(1),
  safe,
  unit: z.string().optional(),
  absent: json.optional(),
  unlimited: z.array(json).optional(),
  worst: z.array(json).optional(),
  wrong: z.array(json).optional(),
  consequence: z.string().optional(),
  severity: z.enum(SEVERITIES).optional(),
});

const typeFacts = z.strictObject({
  label: z.string().min(1),
  holds: z.string().optional(),
  survives: z.strictObject({ path: z.string(), value: json }).optional(),
  lastCopy: z.array(z.strictObject({ path: z.string(), none: json, says: z.string() })).optional(),
  carries: z.string().optional(),
  serves: z.string().optional(),
  credential: z.string().optional(),
  gone: z
    .strictObject({
      kind: z.enum(KINDS),
      says: z.string(),
      of: z.string().optional(),
      severity: z.enum(SEVERITIES).optional(),
    })
    .optional(),
  keys: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  paths: z.record(z.string(), pathFact).optional(),
});

const severities = z.partialRecord(z.enum(RULE_IDS), z.enum([...SEVERITIES, "off"]));

const noise = z.strictObject({
  rule: z.enum(RULE_IDS),
  /** Patterns with `*`. */
  address: z.string().optional(),
  path: z.string().optional(),
  /** Only in these environments; in all when left out. */
  environments: z.array(z.string()).min(1).optional(),
  reason: z.string().min(1),
});

const schema = z.strictObject({
  facts: z.record(z.string(), typeFacts).optional(),
  severities: z
    .strictObject({
      default: severities.optional(),
      environments: z.record(z.string(), severities).optional(),
    })
    .optional(),
  noise: z.array(noise).optional(),
});

/** A review's configuration, as its file has it. */
export type ReviewConfig = z.infer<typeof schema>;

/**
 * Reads a configuration file, YAML or JSON.
 *
 * @throws ProblemError with everything that is wrong in it.
 */
export function parseReviewConfig(text: string, file: string): ReviewConfig {
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) {
    throw new ProblemError(
      document.errors.map((error) => ({
        where: file,
        rule: `is not valid YAML: ${error.message.split("\n")[0] ?? ""}`,
        fix: "correct the file's syntax",
      })),
    );
  }
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (!parsed.success) throw new ProblemError(parsed.error.issues.map((issue) => toProblem(issue, file)));
  return parsed.data;
}

function toProblem(issue: z.core.$ZodIssue, file: string): Problem {
  const where = [file, ...issue.path.map(String)].join(": ").replace(/: /g, " > ");
  if (issue.code === "unrecognized_keys") {
    return {
      where,
      value: issue.keys.join(", "),
      rule: "is not known here",
      fix: "remove it, or correct its name",
    };
  }
  return { where, rule: issue.message, fix: "see docs/rules.md for what the file may hold" };
}
