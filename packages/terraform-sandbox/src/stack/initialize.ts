import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { initialize, type TerraformRun } from "@infra-tools/runtime/terraform/terraform";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import * as z from "zod";
import type { Session } from "../session/session";

const configuration = z.looseObject({ terraform: z.json().optional(), module: z.json().optional() });

/** Runs `terraform init` unless the last run is still valid. */
export async function initializeWhenStale(session: Session, terraform: TerraformRun): Promise<void> {
  const stamp = join(terraform.folder, ".terraform", "sandbox-initialized");
  const current = fingerprint(session, terraform.folder);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === current) return;
  await initialize(terraform);
  writeFileAtomically(stamp, current);
}

function fingerprint(session: Session, folder: string): string {
  const text = readFileSync(join(folder, "cdk.tf.json"), "utf8");
  const { terraform, module } = configuration.parse(JSON.parse(text));
  const { path, version } = session.terraform;
  return createHash("sha256").update(JSON.stringify({ terraform, module, path, version })).digest("hex");
}
