/** An alert policy of a synthesized stack, as far as the page shows it. */
export interface AlertPolicy {
  readonly display_name: string;
  readonly severity: string;
  readonly documentation: { readonly content: string; readonly links?: readonly { readonly url: string }[] };
}

const HEAD = `# Alerts

Made from the alert policies of \`ops\`; a test compares the two. Each section is what an alert's "Runbook" link opens. Every
alert also links to the dashboard of its environment.

CRITICAL alerts go to the channels in \`monitoring.pagers\`, too; ERROR and WARNING wait for working hours. The alarms on the
replication to the backup bucket are in AWS CloudWatch and say what to do themselves.
`;

const SEVERITIES = ["CRITICAL", "ERROR", "WARNING"];

/** Text of \`docs/alerts.md\`: an index by severity, then a section for each alert. */
export function alertsDocument(policies: readonly AlertPolicy[]): string {
  const alerts = policies
    .map((policy) => ({ ...policy, id: idOf(policy), title: policy.display_name.replace(/^[^:]+: /, "") }))
    .sort((a, b) => rank(a.severity) - rank(b.severity) || (a.id < b.id ? -1 : 1));
  const rows = alerts.map(
    ({ id, title, severity, documentation }) =>
      `| ${severity} | [${title}](#${id}) | \`${firstCommandOf(documentation.content).replaceAll("|", "\\|")}\` |`,
  );
  const sections = alerts.map(
    ({ id, title, severity, documentation }) =>
      `## ${id}\n\n**${title}** (${severity})\n\n${documentation.content.trim()}\n`,
  );
  return [
    HEAD,
    ["| severity | alert | first command |", "| --- | --- | --- |", ...rows, ""].join("\n"),
    ...sections,
  ].join("\n");
}

/** The anchor of the alert's runbook link. */
function idOf({ documentation }: AlertPolicy): string {
  const anchors = (documentation.links ?? []).flatMap(({ url }) => url.split("#")[1] ?? []);
  return anchors[0] ?? "";
}

function firstCommandOf(content: string): string {
  return /```sh\n(.+)\n```/.exec(content)?.[1] ?? "";
}

function rank(severity: string): number {
  return SEVERITIES.indexOf(severity);
}
