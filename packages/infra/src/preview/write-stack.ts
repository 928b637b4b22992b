import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "@infra-tools/terraform-sandbox/session";

/** Puts a stack where a session's Terraform finds it. */
export function writeStack(session: Session, environment: string, text: string): void {
  const folder = session.layout.stack(environment);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), text);
}
