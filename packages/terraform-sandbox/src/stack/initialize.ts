import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { initialize, type TerraformRun } from "@infra-tools/runtime/terraform/terraform";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import * as z from "zod";
import { configurationText } from "../project/copy";
import type { Session } from "../session/session";

const synthesizedBlocks = z.looseObject({ terraform: z.json().optional(), module: z.json().optional() });

/** Runs `terraform init` unless the last run is still valid. */
export async function initializeWhenStale(session: Session, terraform: TerraformRun): Promise<void> {
  const stamp = join(terraform.folder, ".terraform", "sandbox-initialized");
  const current = fingerprint(session, terraform.folder);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === current) return;
  await initialize(terraform);
  writeFileAtomically(stamp, current);
}

/** Of a synthesized stack only the blocks that `init` reads; of any other configuration all of it. */
function fingerprint(session: Session, folder: string): string {
  const { product, version } = session.terraform;
  const synthesized = join(folder, "cdk.tf.json");
  const configuration = existsSync(synthesized)
    ? synthesizedBlocks.parse(JSON.parse(readFileSync(synthesized, "utf8")))
    : { text: configurationText(folder) };
  const { terraform, module, text } = {
    terraform: undefined,
    module: undefined,
    text: undefined,
    ...configuration,
  };
  return createHash("sha256")
    .update(JSON.stringify({ terraform, module, text, product, version }))
    .digest("hex");
}
