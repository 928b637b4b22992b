import { existsSync, readFileSync } from "node:fs";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import * as z from "zod";
import { seal, unseal } from "./seal";

const bundle = z.object({
  v: z.literal(1),
  /** 64 hexadecimal digits. */
  digest: z.string(),
  /** Address -> short hash of what is done to it. */
  changes: z.record(z.string(), z.string()),
  /** False when the plan does nothing. */
  effect: z.boolean(),
  /** Problems that forbid the apply, as the review found them. */
  refusals: z.array(z.object({ where: z.string(), rule: z.string(), fix: z.string() })),
  /** Text of the dependency lock file, when Terraform wrote one. */
  dependencyLock: z.string().optional(),
  /** The saved plan file. */
  plan: z.base64(),
});

/** A saved plan with what must come along to apply it, and what it was called in the review. */
export type PlanBundle = z.infer<typeof bundle>;

/** Binding of a sealed file: it opens for no other environment, commit or kind. */
export function purposeOf(kind: "plan" | "state", environment: string, commit: string): string {
  return `${kind} ${environment} ${commit}`;
}

/** Seals a plan for the deploy job. */
export function writePlanBundle(
  file: string,
  content: PlanBundle,
  key: string,
  purpose: string,
): Promise<void> {
  return writeSealed(file, content, key, purpose);
}

/** Opens a plan that `writePlanBundle` sealed. */
export async function readPlanBundle(file: string, key: string, purpose: string): Promise<PlanBundle> {
  return bundle.parse(JSON.parse(await readSealed(file, key, purpose)));
}

/** Only the sealed form of the content reaches the disk; a reader finds the whole file or none. */
export async function writeSealed(
  file: string,
  content: object,
  key: string,
  purpose: string,
): Promise<void> {
  writeFileAtomically(file, await seal(Buffer.from(JSON.stringify(content), "utf8"), key, purpose));
}

/** Text of a sealed file. */
export async function readSealed(file: string, key: string, purpose: string): Promise<string> {
  if (!existsSync(file)) {
    throw new ProblemError({
      where: file,
      rule: "the sealed artifact is missing",
      fix: "run the job that makes it in this pipeline again; artifacts are kept for a limited time",
    });
  }
  return (await unseal(readFileSync(file, "utf8"), key, purpose)).toString("utf8");
}
