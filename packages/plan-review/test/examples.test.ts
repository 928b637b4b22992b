import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "@infra-tools/terraform-plan/model";
import { type Example, exampleText, planOfExample } from "../src/example";
import { findingsOf } from "../src/findings";
import { RULES } from "../src/rules";

/** Findings of every example, whole; `UPDATE_GOLDEN=1` writes them again. */
const GOLDEN = join(__dirname, "golden", "examples.md");

function findings(example: Example): readonly Finding[] {
  return findingsOf(planOfExample(example), { lifecycles: example.lifecycles, ownRules: example.ownRules });
}

/** Everything that a finding says, but for its plan, the same for all, and its fingerprint, which is a hash of it. */
function entry({ severity, rule, address, fingerprint: _, plan: __, ...rest }: Finding): string {
  const parts = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `    - ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return [`  - ${severity} ${rule} at ${address}`, ...parts].join("\n");
}

it("the findings of the rules' examples read like the golden file", () => {
  const document = RULES.flatMap(({ id, examples: { bad, fine } }) => [
    `\n## ${id}\n`,
    ...[...bad, ...fine].flatMap((example) => [`- ${exampleText(example)}`, ...findings(example).map(entry)]),
  ]);
  const text = `# Findings of the rules' examples\n${document.join("\n")}\n`;
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(GOLDEN, text);
  expect(text).toBe(readFileSync(GOLDEN, "utf8"));
});
