import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { z } from "zod";
import { environment } from "../../environments";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import type { Json } from "../shared/value";

const json = z.json();

/**
 * Synthesizes an environment in this process and returns its `cdk.tf.json`; nothing is left on the disk.
 * @throws EnvironmentError when there is no such environment or its data breaks a rule.
 */
export function synthesizeStack(name: string): Json {
  const data = environment(name);
  const outdir = mkdtempSync(join(tmpdir(), "infra-synth-"));
  try {
    const app = new App({ outdir });
    new PackagecloudStack(app, data);
    app.synth();
    return json.parse(JSON.parse(readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8")));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
