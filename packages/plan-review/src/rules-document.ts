import { KINDS } from "./attributes/facts";
import { RULES, type Rule, type RuleGroup } from "./rules";

const GROUPS: Readonly<Record<RuleGroup, string>> = {
  data: "Loss of data",
  protection: "Protections, backups, copies",
  exposure: "Who can reach it",
  permissions: "Who may do what",
  encryption: "Encryption",
  availability: "Whether it keeps running",
  observability: "Whether anyone notices",
  routing: "Where requests go",
  plan: "The plan itself",
};

const HEAD = `# Rules of the review

This file is generated from \`packages/plan-review/src/rule-texts.ts\`: change that, then run \`./infra rules --write docs/rules.md\`.

A finding says that something gets worse, or that nobody can tell. What gets better is never a finding, and neither
is a change of order or of formatting. On a new resource only what is dangerous wherever it stands is found.

Severities: **danger** can lose data, let someone in, or stop the service; **warning** weakens something and needs a
reason; **notice** is to be known.

## Configuration file

YAML or JSON. It adds types and attributes, sets severities and leaves out noise, without code:

\`\`\`yaml
facts:
  acme_store: # a resource type
    label: store
    holds: every item in it # stateful: what is lost with it
    keys: { shard: [zone] } # what identifies the elements of a repeated block
    paths:
      shard.days: { kind: retention, what: days kept, safe: higher, unit: days }
severities:
  default: { role-granted: notice }
  environments:
    ops: { capacity-reduced: danger, rename-likely: "off" }
noise:
  - rule: retention-reduced
    address: acme_store.scratch*
    environments: [pre]
    reason: holds nothing that matters
\`\`\`

\`kind\` is one of ${KINDS.slice(0, 10).join(", ")},
${KINDS.slice(10).join(", ")}.

\`safe\` says which way is safe: \`higher\`, \`lower\`, \`true\`, \`false\`, \`present\`, \`absent\`, \`same\` (any other value is told), \`more\` or \`fewer\` (elements of a list), \`addresses\` (CIDRs), \`identity-policy\`,
\`trust-policy\`, \`resource-policy\` (IAM documents), or a list of words from worst to best.
`;

/** The text of \`docs/rules.md\`. */
export function rulesDocument(): string {
  const sections = Object.entries(GROUPS).map(([group, title]) => {
    const rules = RULES.filter((rule) => rule.group === group);
    return [`## ${title}`, "", ...rules.map(ruleSection)].join("\n");
  });
  return `${[HEAD, ...sections].join("\n").trimEnd()}\n`;
}

function ruleSection(rule: Rule): string {
  return [
    `### \`${rule.id}\``,
    "",
    `${rule.title} (${rule.severity}). ${rule.explanation}`,
    "",
    `- found: ${asCode(rule.bad)}`,
    `- not found: ${asCode(rule.fine)}`,
    "",
  ].join("\n");
}

/** Examples hold stars and angle brackets; as code they stay what they are. */
function asCode(example: string): string {
  return example
    .split("; ")
    .map((part) => `\`${part.replaceAll("`", "'")}\``)
    .join(", ");
}
