import { storedComparison } from "@infra-tools/terraform-plan/stored/comparison";
import { list, mapOf, optionalText, record } from "@infra-tools/terraform-plan/stored/fields";
import { storedFinding, storedPath, storedPlan } from "@infra-tools/terraform-plan/stored/plan";
import * as z from "zod";

/** Origin of a change: the upstream resource whose change makes others change, become unknown or be replaced. */
export const storedOrigin = record({
  address: z.string(),
  attribute: optionalText,
  /** False when references lead no further, as through a local value, and this is only the last thing known. */
  certain: z.boolean(),
});

export const storedWhy = record({
  origins: list(storedOrigin),
  /** Addresses of resources that change because this one does. */
  followers: list(z.string()),
});

/**
 * Numbers of resources that a plan touches. `add`, `change` and `destroy` are the numbers of Terraform's own "Plan:" line, which
 * counts a replacement as added and destroyed; `replace` counts it once.
 */
export const storedCounts = record({
  add: z.number(),
  change: z.number(),
  destroy: z.number(),
  replace: z.number(),
  import: z.number(),
  forget: z.number(),
  /** Resources with a new address, with or without other changes. */
  moved: z.number(),
  /** Data sources that are read during the apply. */
  read: z.number(),
});

/** Parts of a plan that change and that no rule knows. Nothing dangerous was found there because nothing was looked for. */
export const storedUnjudged = record({
  /** Resources of types without rules, and with attributes that no name explains. */
  resources: list(record({ address: z.string(), type: z.string() })),
  /** Changed attributes without rules, of types that have some. */
  attributes: list(record({ address: z.string(), path: storedPath })),
});

/** One thing that a plan does. */
export const storedDigestPart = record({
  /** The address of the resource or action, or `output.<name>`. */
  address: z.string(),
  /** 64 hexadecimal digits; equal when the same is done to it. */
  hash: z.string(),
});

/** Names the effects of a plan: equal for two plans that do the same, different if they do anything differently. */
export const storedDigest = record({
  /** `sha256:` or, with a key, `hmac-sha256:`, and 64 hexadecimal digits. */
  digest: z.string(),
  /** One for each thing that the plan does, to compare two plans change by change. */
  parts: list(storedDigestPart),
  /** Role of sensitive values: their content counts only with a key, because it could be guessed from an open hash. */
  sensitive: z.enum(["none", "compared", "only that they change"]),
});

/** Findings of a plan, and everything about it that is in none of them. */
export const storedJudgement = record({
  /** Most severe first. */
  findings: list(storedFinding),
  /** Number of findings that the configuration suppresses. */
  suppressed: z.number(),
  /** Number of findings of each rule that the configuration turns off. */
  off: mapOf(z.number()),
  unjudged: storedUnjudged,
});

/** A reviewed plan as it goes from one process to the next: `parse` reads what `encode` made. */
export const storedReviewedPlan = record({
  ...storedJudgement.unwrap().shape,
  plan: storedPlan,
  counts: storedCounts,
  /** Differences by the position of what they belong to, see `entriesOf`. */
  differences: list(record({ position: z.int(), comparison: storedComparison })),
  /** Why a resource is replaced, by address. */
  why: mapOf(storedWhy),
  /** Name of the plan's effects. */
  digest: storedDigest,
});

/** An `Accept-Finding` trailer that names no finding of any plan. */
export const storedUnusedAcceptance = record({ fingerprint: z.string(), reason: z.string() });
