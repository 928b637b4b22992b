import { environmentNames, environments } from "../../../environments";
import { ciIdentity } from "../../../environments/ci-identity";
import type { Environment } from "../../../environments/environment";
import { CiIdentityStack } from "../../../stacks/ci-identity-stack";
import { type SynthesizedStack, synthApp } from "../../support/synth";

/** The stack of identities, for the project's own environments unless others are given. */
export function synthIdentities(
  list: readonly Environment[] = environments(environmentNames),
): SynthesizedStack {
  const { stacks } = synthApp((app) => new CiIdentityStack(app, ciIdentity(), list));
  const stack = stacks["ci-identity"];
  if (stack === undefined) throw new Error("ci-identity was not synthesized");
  return stack;
}

/** The construct path of a block, without the stack: `ops/google/plan-role/role`. */
export function pathOf(block: unknown): string {
  if (block === null || typeof block !== "object" || !("//" in block)) throw new Error("a block has no path");
  const comment = block["//"] as { readonly metadata: { readonly path: string } };
  return comment.metadata.path.split("/").slice(1).join("/");
}
