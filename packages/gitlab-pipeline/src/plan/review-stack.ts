import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTrailers } from "@infra-tools/plan-review/commits";
import { loadReviewConfig } from "@infra-tools/plan-review/config";
import type { DigestPart } from "@infra-tools/plan-review/digest";
import type { Acceptance, Review, ReviewedPlan } from "@infra-tools/plan-review/review";
import { reviewPlans } from "@infra-tools/plan-review/review";
import { readRevision } from "@infra-tools/plan-review/revision";
import { ProblemError } from "@infra-tools/runtime/problem";
import { diagnosticProblem } from "@infra-tools/runtime/terraform/diagnostic";
import { plan, showPlanJson } from "@infra-tools/runtime/terraform/terraform";
import { readSynthesized, type Synthesized } from "@infra-tools/terraform-plan/synthesized";
import type { Host } from "../host";
import type { Stack } from "../target/target";

/** Twelve hexadecimal digits tell two changes of one resource apart. */
const SHORT = 12;

/** A plan of one stack, made and reviewed. */
export interface StackReview {
  readonly review: Review;
  readonly reviewed: ReviewedPlan;
  /** 64 hexadecimal digits. */
  readonly digest: string;
  /** Address -> short hash of what is done to it. */
  readonly changes: Readonly<Record<string, string>>;
  /** The saved plan, in the stack's temporary folder. */
  readonly planFile: string;
}

export interface ReviewStackOptions {
  /** Commits whose messages may accept findings. */
  readonly commits?: { readonly base: string; readonly head: string };
  /** Text of the stack at the base, see `baseStack`. */
  readonly base?: string | undefined;
}

/**
 * Plans without taking the lock, because the identity that plans may not write, and reviews the plan. Applying a plan
 * whose state has moved on since is refused by Terraform itself.
 */
export async function reviewStack(
  host: Host,
  { environment, terraform, temporary }: Stack,
  { commits, base }: ReviewStackOptions = {},
): Promise<StackReview> {
  const planFile = join(temporary, `${environment}.plan`);
  host.progress(`planning ${environment} ...`);
  const { errors } = await plan(terraform, { planFile, options: ["-lock=false"] });
  if (errors.length > 0 && !existsSync(planFile)) {
    throw new ProblemError(errors.map((error) => diagnosticProblem(environment, error)));
  }
  const text = await showPlanJson(terraform, planFile);
  const synthesized = blocksOf(readFileSync(join(terraform.folder, "cdk.tf.json"), "utf8"));
  const review = reviewPlans([{ text, label: environment, synthesized }], {
    acceptances: await readAcceptances(host, commits),
    config: await loadReviewConfig(host.root),
    revision: commits && (await readRevision(host.root, { ...commits, env: host.env })),
    ...(base === undefined
      ? {}
      : { lifecycles: new Map([[environment, { base: blocksOf(base), head: synthesized }]]) }),
  });
  const [reviewed] = review.plans;
  if (reviewed === undefined) throw new Error("one plan makes one review");
  return { review, reviewed, planFile, ...digestOf(reviewed) };
}

function blocksOf(text: string): Synthesized {
  return readSynthesized(JSON.parse(text));
}

/** The names under which a plan is compared with the one that was reviewed. */
export function digestOf({
  digest: { digest, parts },
}: ReviewedPlan): Pick<StackReview, "digest" | "changes"> {
  return { digest: digest.replace(/^.*:/, ""), changes: Object.fromEntries(byAddress(parts)) };
}

/** A deposed object shares its address with the one in its place. */
function byAddress(parts: readonly DigestPart[]): ReadonlyMap<string, string> {
  const changes = new Map<string, string>();
  for (const { address, hash } of parts) {
    changes.set(address, (changes.get(address) ?? "") + hash.slice(0, SHORT));
  }
  return changes;
}

/** Acceptances in the commits of a merge request; none outside of one. */
export async function readAcceptances(
  { root, env, progress }: Host,
  commits: ReviewStackOptions["commits"],
): Promise<readonly Acceptance[]> {
  if (commits === undefined) return [];
  const trailers = await readTrailers(root, commits.base, commits.head, env);
  for (const fingerprint of trailers.withoutReason) {
    progress(`Accept-Finding: ${fingerprint} has no reason, so it accepts nothing`);
  }
  return trailers.acceptances;
}
