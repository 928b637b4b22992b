import { rmSync } from "node:fs";

/** Removes what the test files of this run shared. */
export default function globalTeardown(): void {
  const folder = process.env["SHARED_SYNTHESES"];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
