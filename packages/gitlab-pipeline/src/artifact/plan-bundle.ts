import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
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
export function writePlanBundle(file: string, content: PlanBundle, key: string, purpose: string): void {
  writeSealed(file, Buffer.from(JSON.stringify(content), "utf8"), key, purpose);
}

/** Opens what `writePlanBundle` made. */
export function readPlanBundle(file: string, key: string, purpose: string): PlanBundle {
  return bundle.parse(JSON.parse(readSealed(file, key, purpose).toString("utf8")));
}

/** The content goes to the disk only sealed; a reader finds the whole file or none. */
export function writeSealed(file: string, content: Buffer, key: string, purpose: string): void {
  const sealed = seal(content, key, purpose);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, sealed, { mode: 0o600 });
  renameSync(temporary, file);
}

export function readSealed(file: string, key: string, purpose: string): Buffer {
  if (!existsSync(file)) {
    throw new ProblemError({
      where: file,
      rule: "the sealed artifact is missing",
      fix: "run the job that makes it in this pipeline again; artifacts are kept for a limited time",
    });
  }
  return unseal(readFileSync(file), key, purpose);
}
