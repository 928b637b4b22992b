import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutTraces } from "@infra-tools/environment-diff/stack/without-traces";
import type { Json } from "@infra-tools/terraform-plan/value";
import { App } from "cdktf";
import { environment } from "../../../environments";
import { PackagecloudStack } from "../../../stacks/packagecloud-stack";

const synthesized = new Map<string, Json>();

/**
 * Synthesizes an environment in this process and returns its `cdk.tf.json`; nothing is left on the disk. It is done
 * once per environment: the same data always gives the same stack.
 * @throws EnvironmentError when there is no such environment or its data breaks a rule.
 */
export function synthesizeStack(name: string): Json {
  const cached = synthesized.get(name);
  if (cached !== undefined) return cached;
  const stack = synthesizeAnew(name);
  synthesized.set(name, stack);
  return stack;
}

function synthesizeAnew(name: string): Json {
  const data = environment(name);
  const outdir = mkdtempSync(join(tmpdir(), "infra-synth-"));
  try {
    withoutTraces(() => {
      const app = new App({ outdir });
      new PackagecloudStack(app, data);
      app.synth();
    });
    const stack: Json = JSON.parse(readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8"));
    return stack;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
