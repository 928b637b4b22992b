import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { Json } from "@infra-tools/terraform-plan/value";
import { parseDocument } from "yaml";
import * as z from "zod";
import { KINDS } from "../attributes/metadata";
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
    "denied-addresses",
    "identity-policy",
    "trust-policy",
    "resource-policy",
  ]),
  // YAML reads an unquoted true or false as a boolean.
  z.boolean().transform((value) => (value ? ("true" as const) : ("false" as const))),
  z.array(z.string()).min(2),
]);

const attribute = z.strictObject({
  kind: z.enum(KINDS),
  label: z.string().min(1),
  safe,
  unit: z.string().optional(),
  absent: json.optional(),
  unlimited: z.array(json).optional(),
  worst: z.array(json).optional(),
  wrong: z.array(json).optional(),
  consequence: z.string().optional(),
  severity: z.enum(SEVERITIES).optional(),
});

const type = z.strictObject({
  label: z.string().min(1),
  holds: z.string().optional(),
  survives: z.strictObject({ path: z.string(), value: json }).optional(),
  lastCopy: z.array(z.strictObject({ path: z.string(), none: json, message: z.string() })).optional(),
  dependents: z.string().optional(),
  serves: z.string().optional(),
  credential: z.string().optional(),
  removal: z
    .strictObject({
      kind: z.enum(KINDS),
      consequence: z.string(),
      parent: z.string().optional(),
      severity: z.enum(SEVERITIES).optional(),
    })
    .optional(),
  keys: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  paths: z.record(z.string(), attribute).optional(),
});

const severities = z.partialRecord(z.enum(RULE_IDS), z.enum([...SEVERITIES, "off"]));

const suppression = z.strictObject({
  rule: z.enum(RULE_IDS),
  /** Patterns with `*`. */
  address: z.string().optional(),
  path: z.string().optional(),
  /** Default: all environments. */
  environments: z.array(z.string()).min(1).optional(),
  reason: z.string().min(1),
});

const schema = z.strictObject({
  types: z.record(z.string(), type).optional(),
  severities: z
    .strictObject({
      default: severities.optional(),
      environments: z.record(z.string(), severities).optional(),
    })
    .optional(),
  suppressions: z.array(suppression).optional(),
});

/** Configuration of a review, as in its file. */
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
      rule: "is not a key of the configuration",
      fix: "remove it, or correct its name (docs/rules.md lists the keys)",
    };
  }
  return { where, rule: issue.message, fix: "see docs/rules.md for the keys and values of the file" };
}
