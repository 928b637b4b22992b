import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { parseJson } from "@infra-tools/terraform-plan/value";
import { toolsOf } from "./read-sarif";

const OURS = "plan-review";

/**
 * Checks that the file for our findings is new, empty, or one that we wrote: a user who names the report of a scanner wants it read, and
 * no other file is an output of this program.
 *
 * @throws ProblemError when it is anything else.
 */
export function checkSarifTarget(file: string | undefined, folder: string): void {
  if (file === undefined) return;
  const path = resolve(folder, file);
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  if (text.trim() === "") return;
  const tools = toolsOf(parseJson(text) ?? null);
  if (tools.length > 0 && tools.every((tool) => tool === OURS)) return;
  const scanners = tools.filter((tool) => tool !== OURS);
  throw new ProblemError(
    scanners.length > 0
      ? {
          where: file,
          value: scanners.join(", "),
          rule: "--sarif writes the findings of the review, and this file holds the report of a scanner",
          fix: `name it with --scan ${file} to show it beside the resources, and another file with --sarif`,
        }
      : {
          where: file,
          rule: "--sarif replaces only SARIF that plan-review wrote, and this file is something else",
          fix: "name another file, or remove this one",
        },
  );
}
