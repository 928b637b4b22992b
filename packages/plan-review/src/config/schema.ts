import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { Json } from "@infra-tools/terraform-plan/value";
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
    "longer",
    "shorter",
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

const severityOrOff = z.enum([...SEVERITIES, "off"]);

const severities = z.partialRecord(z.enum(RULE_IDS), severityOrOff);

const suppression = z.strictObject({
  /** Id of a built-in rule, or of one in `rules`. */
  rule: z.string(),
  /** Patterns with `*`. */
  address: z.string().optional(),
  path: z.string().optional(),
  /** Default: all environments. */
  environments: z.array(z.string()).min(1).optional(),
  reason: z.string().min(1),
});

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Condition on a value: a scalar that it equals, or an object whose parts must all hold. */
const condition = z.union([
  scalar,
  z.strictObject({
    equals: json.optional(),
    not: json.optional(),
    in: z.array(json).min(1).optional(),
    /** A pattern with `*`. */
    like: z.string().optional(),
    contains: z.string().optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    present: z.boolean().optional(),
  }),
]);

/** Path without positions -> what one of its values must be. */
const conditions = z.record(z.string().min(1), condition);

/** Actions that a rule can be about. */
export const RULE_ACTIONS = ["create", "update", "replace", "delete", "forget"] as const;

const example = z.strictObject({
  action: z.enum(RULE_ACTIONS).default("update"),
  /** `"(known after apply)"` stands for a value that is not known yet. */
  before: z.record(z.string(), json).optional(),
  after: z.record(z.string(), json).optional(),
  /** Default: the type of the rule. */
  type: z.string().optional(),
});

const teamRule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens"),
  title: z.string().min(1),
  /** A pattern with `*`. */
  type: z.string().min(1),
  actions: z.array(z.enum(RULE_ACTIONS)).min(1).optional(),
  before: conditions.optional(),
  after: conditions.optional(),
  /** Paths of which a value differs. */
  changed: z.array(z.string().min(1)).min(1).optional(),
  /** Paths of which a value is known after apply. */
  unknown: z.array(z.string().min(1)).min(1).optional(),
  severity: z.union([
    severityOrOff,
    z.strictObject({ default: severityOrOff, environments: z.record(z.string(), severityOrOff) }),
  ]),
  message: z.string().min(1),
  advice: z.string().min(1),
  examples: z.strictObject({ bad: z.array(example).min(1), fine: z.array(example).min(1) }),
});

export const REVIEW_SCHEMA = z.strictObject({
  types: z.record(z.string(), type).optional(),
  severities: z
    .strictObject({
      default: severities.optional(),
      environments: z.record(z.string(), severities).optional(),
    })
    .optional(),
  suppressions: z.array(suppression).optional(),
  rules: z.array(teamRule).optional(),
});

/** Configuration of a review, as in its file. */
export type ReviewConfig = z.infer<typeof REVIEW_SCHEMA>;

/** A rule of the team's own. */
export type TeamRule = NonNullable<ReviewConfig["rules"]>[number];

export type Condition = z.infer<typeof condition>;
