import { existsSync, readFileSync } from "node:fs";
import { renderJson } from "@infra-tools/runtime/json";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import * as z from "zod";

const file = z.object({
  v: z.literal(1),
  environment: z.string(),
  /** Commit of the pipeline. */
  commit: z.string(),
  /** Commit whose stack is the same. */
  base: z.string(),
});

/** An environment that a merge request does not change, and that was not planned for that reason. */
export type Unaffected = Omit<z.infer<typeof file>, "v">;

export function writeUnaffected(path: string, unaffected: Unaffected): void {
  writeFileAtomically(path, renderJson({ v: 1, ...unaffected }));
}

/** Undefined when the environment was planned, or its job did not get that far. Throws when the file is of another commit. */
export function readUnaffected(path: string, commit: string): Unaffected | undefined {
  if (!existsSync(path)) return undefined;
  const { v: _one, ...unaffected } = file.parse(JSON.parse(readFileSync(path, "utf8")));
  if (unaffected.commit === commit) return unaffected;
  throw new ProblemError({
    where: path,
    value: unaffected.commit,
    rule: `must be made from the commit of this pipeline, ${commit}`,
    fix: "remove what an earlier run left, and plan again",
  });
}
