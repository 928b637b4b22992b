import { outputSchema } from "@infra-tools/runtime/command-line/output-schema";
import type { Json } from "@infra-tools/terraform-plan/value";
import * as z from "zod";

const json: z.ZodType<Json> = z.json();
const count = z.int().min(0);
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);
const names = z.strictObject({ a: z.string(), b: z.string() });
const side = z.enum(["changed", "only-a", "only-b"]);

/** Place of a difference and its values on the two sides; null where a side has none. */
const place = { address: z.string(), construct: z.string(), attribute: z.string(), a: json, b: json };

/** Result of a comparison of two environments, or of one with another revision. */
export const DIFF_RESULT_SCHEMA = z.strictObject({
  names,
  settings: z.array(
    z.strictObject({
      path: z.string(),
      a: json,
      b: json,
      description: orNull(z.string()),
      unit: orNull(z.string()),
      reason: orNull(z.string()),
      places: z.strictObject({ a: orNull(z.string()), b: orNull(z.string()) }),
    }),
  ),
  differences: z.array(
    z.strictObject({
      ...place,
      kind: side,
      order: z.boolean(),
      causes: z.array(z.strictObject({ settings: z.array(z.string()), identity: z.boolean() })),
      branches: z.array(z.string()),
      code: z.boolean(),
      uncaused: z.boolean(),
      namesOnly: z.boolean(),
    }),
  ),
  dead: z.array(z.string()),
  unswappable: z.array(z.strictObject({ setting: z.string(), problems: z.array(z.string()) })),
  unexpected: z.array(z.string()),
  stale: z.array(z.string()),
  meantToDiffer: z.array(z.strictObject({ settings: z.array(z.string()), reason: z.string() })),
  parity: orNull(
    z.strictObject({
      changed: z.array(z.string()),
      unchanged: z.array(z.string()),
      places: z.array(z.string()),
    }),
  ),
  hidden: z.array(z.strictObject({ ...place, reason: z.string() })),
  blocksCompared: count,
  syntheses: count,
  inGroups: z.boolean(),
});

/** Result of a comparison of several environments, setting by setting. */
export const MATRIX_RESULT_SCHEMA = z.strictObject({
  names: z.array(z.string()),
  settings: z.array(
    z.strictObject({
      path: z.string(),
      values: z.record(z.string(), json),
      identity: z.boolean(),
      reasons: z.array(z.string()),
      unexpected: z.array(z.tuple([z.string(), z.string()])),
    }),
  ),
  pairs: z.array(z.strictObject({ a: z.string(), b: z.string(), differences: count, uncaused: count })),
});

const cause = z.strictObject({
  variables: z.array(z.string()),
  unresolved: z.array(z.string()),
  none: z.enum(["computed", "code"]).optional(),
});

const attribute = { attribute: z.string(), a: json, b: json };

/** Result of a comparison of two files: states, plans or configurations. */
export const FILES_RESULT_SCHEMA = z.strictObject({
  names,
  compared: count,
  sameButNames: count,
  knownAfterApply: count,
  namePairs: z.array(names),
  variables: z.array(
    z.strictObject({ name: z.string(), kind: side, attributes: z.array(z.strictObject(attribute)) }),
  ),
  differences: z.array(
    z.strictObject({
      address: z.string(),
      addressA: z.string().optional(),
      kind: side,
      cause: cause.optional(),
      attributes: z.array(z.strictObject({ ...attribute, cause: cause.optional() })),
    }),
  ),
  limits: z.array(z.string()),
});

/** Differences that one commit, or the last of several, ended or began. */
const sinceGroups = z.array(
  z.strictObject({
    steps: z.array(z.strictObject({ commit: z.string(), subject: z.string() })),
    points: z.array(
      z.strictObject({
        kind: z.enum(["setting", "attribute", "block"]),
        place: z.string(),
        attribute: z.string(),
      }),
    ),
  }),
);

/** Result of a comparison of what differs now with what differed at a revision. */
export const SINCE_RESULT_SCHEMA = z.strictObject({
  names,
  ref: z.string(),
  ended: sinceGroups,
  begun: sinceGroups,
  counts: z.strictObject({ before: count, current: count }),
});

/** Published schemas, by the name of their file and their title. */
export const OUTPUT_SCHEMAS = [
  [
    "diff-output",
    "What infra diff --json prints of two environments or revisions",
    outputSchema(DIFF_RESULT_SCHEMA),
  ],
  ["matrix-output", "What infra diff --matrix --json prints", outputSchema(MATRIX_RESULT_SCHEMA)],
  ["since-output", "What infra diff --since --json prints", outputSchema(SINCE_RESULT_SCHEMA)],
  ["files-output", "What environment-diff --json prints of two files", outputSchema(FILES_RESULT_SCHEMA)],
] as const;
