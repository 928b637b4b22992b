import { KINDS } from "./attributes/metadata";
import { type Example, exampleText } from "./example";
import type { Rule, RuleGroup } from "./rule";
import { RULES } from "./rules";

const GROUPS: Readonly<Record<RuleGroup, string>> = {
  data: "Data loss",
  protection: "Protection, backups and copies",
  exposure: "Network and public access",
  permissions: "Permissions and identities",
  encryption: "Encryption",
  availability: "Availability",
  observability: "Observability",
  routing: "Routing",
  plan: "The plan itself",
};

const HEAD = `# Rules of the review

This file is generated from \`packages/plan-review/src/rules/\`: change a rule there, then run \`./infra rules --write docs/rules.md\`.

A finding says that something gets worse, or that it may. An improvement is never a finding, and neither
is a change of order or of formatting. On a new resource only settings that are dangerous on any resource are reported.

Severities: **danger** can lose data, let someone in, or stop the service; **warning** weakens something and needs a
reason; **notice** is information.

## Configuration file

YAML or JSON. It adds resource types and attributes, sets severities and suppresses findings, without code:

\`\`\`yaml
types:
  acme_store: # a resource type
    label: store
    holds: every item in it # stateful: the data that is lost with it
    keys: { shard: [zone] } # attributes that identify the elements of a repeated block
    paths:
      shard.days: { kind: retention, label: days kept, safe: higher, unit: days }
severities:
  default: { role-granted: notice }
  environments:
    ops: { capacity-reduced: danger, rename-likely: "off" }
suppressions:
  - rule: retention-reduced
    address: acme_store.scratch*
    environments: [pre]
    reason: holds nothing of value
\`\`\`

\`kind\` is one of ${KINDS.slice(0, 10).join(", ")},
${KINDS.slice(10).join(", ")}.

\`safe\` is the safe direction: \`higher\`, \`lower\`, \`true\`, \`false\`, \`present\`, \`absent\`, \`same\` (any other value is reported),
\`more\` or \`fewer\` (elements of a list), \`addresses\` (CIDRs), \`identity-policy\`, \`trust-policy\`, \`resource-policy\`
(IAM documents), or a list of words from worst to best.
`;

/** Text of `docs/rules.md`. */
export function rulesDocument(): string {
  const sections = Object.entries(GROUPS).map(([group, title]) => {
    const rules = RULES.filter((rule) => rule.group === group);
    return [`## ${title}`, "", ...rules.map(ruleSection)].join("\n");
  });
  return `${[HEAD, ...sections].join("\n").trimEnd()}\n`;
}

/** A rule as data, with its examples as text. */
export function describeRule({ id, title, group, severity, explanation, examples }: Rule) {
  return {
    id,
    title,
    group,
    severity,
    explanation,
    bad: examples.bad.map(exampleText),
    fine: examples.fine.map(exampleText),
  };
}

function ruleSection({ id, title, severity, explanation, examples }: Rule): string {
  return [
    `### \`${id}\``,
    "",
    `${title} (${severity}). ${explanation}`,
    "",
    ...examples.bad.map((example) => `- reported: ${asCode(example)}`),
    ...examples.fine.map((example) => `- not reported: ${asCode(example)}`),
    "",
  ].join("\n");
}

/** Code keeps asterisks and angle brackets as they are. */
function asCode(example: Example): string {
  return `\`${exampleText(example).replaceAll("`", "'")}\``;
}
