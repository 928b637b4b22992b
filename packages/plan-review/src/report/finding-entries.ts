import { type Block, code, type Details, type Line, paragraph, text } from "@infra-tools/report/doc/doc";
import { type Finding, SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { Review } from "../reviewed";
import { RULE_IDS } from "../rules";
import { leadingProse, prose } from "./prose";
import { PRIORITY, plural, SEVERITY_TONES } from "./words";

/** Loss of data comes before everything else of its severity. */
const RULE_ORDER: ReadonlyMap<string, number> = new Map(RULE_IDS.map((rule, at) => [rule, at]));

/** Findings that are not accepted, most severe first. */
export function openFindings(review: Review): readonly Finding[] {
  return allFindings(review).filter(({ accepted }) => accepted === undefined);
}

function allFindings(review: Review): readonly Finding[] {
  const rank = ({ severity, rule }: Finding) =>
    SEVERITIES.indexOf(severity) * RULE_ORDER.size + (RULE_ORDER.get(rule) ?? RULE_ORDER.size - 1);
  return review.plans.flatMap(({ findings }) => findings).sort((one, other) => rank(one) - rank(other));
}

const TITLES: Readonly<Record<Severity, string>> = {
  danger: "Dangers",
  warning: "Warnings",
  notice: "Notices",
};

/** How findings are printed. */
export interface FindingSectionOptions {
  /** Commits can accept findings of this review. A plan made in the sandbox has none. @default true */
  readonly canAccept?: boolean;
}

/** One section per severity, then accepted findings. Dangers are never cut, each keeps its reason. */
export function findingSections(
  review: Review,
  { canAccept = true }: FindingSectionOptions = {},
): readonly Block[] {
  const findings = openFindings(review);
  const several = review.plans.length > 1;
  const sections = SEVERITIES.map((severity) => {
    const these = findings.filter((finding) => finding.severity === severity);
    return these.length === 0 ? undefined : severitySection(severity, these, several);
  }).filter((section) => section !== undefined);
  return [
    ...sections,
    ...(canAccept ? howToAccept(findings) : []),
    ...acceptedSection(review, several),
    ...unusedSection(review),
  ];
}

function severitySection(severity: Severity, findings: readonly Finding[], several: boolean): Block {
  return {
    kind: "section",
    title: [text(`${TITLES[severity]} (${findings.length})`, SEVERITY_TONES[severity])],
    blocks: sameFindings(findings).map((same) => findingEntry(same, several)),
    priority: 0,
  };
}

/** Findings that say the same of different resources, as those of many instances of one block do, in one entry. */
function sameFindings(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.message, finding.advice, finding.byName]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

const ENTRY_PRIORITIES: Readonly<Record<Severity, number>> = {
  danger: 0,
  warning: PRIORITY.warnings,
  notice: PRIORITY.minor,
};

/** Number of resources of one entry that are never cut; the rest may be, and is counted then. */
const MOST_KEPT = 10;

/** The message as the summary; address, advice and the finding's name follow. */
function findingEntry([first, ...others]: readonly [Finding, ...Finding[]], several: boolean): Details {
  const { severity, message, advice } = first;
  const priority = ENTRY_PRIORITIES[severity];
  const count = others.length + 1;
  return {
    kind: "details",
    open: severity !== "notice",
    tags: [severity],
    priority,
    summary: [
      ...leadingProse(message, SEVERITY_TONES[severity]),
      ...(severity === "notice" && count === 1 ? [text(" "), code(first.address, "muted")] : []),
      ...(count === 1 ? [] : [text(` ${plural(count, "resource")}`, SEVERITY_TONES[severity])]),
    ],
    blocks: [
      ...whereBlocks([first, ...others], several, priority),
      { ...paragraph(...prose(advice)), priority: severity === "danger" ? PRIORITY.why : PRIORITY.advice },
      { kind: "paragraph", line: nameLine(first, count), priority },
    ],
  };
}

function whereBlocks(findings: readonly Finding[], several: boolean, priority: number): readonly Block[] {
  const [first, ...others] = findings;
  if (first !== undefined && others.length === 0)
    return [{ kind: "paragraph", line: whereLine(first, several), priority }];
  const items = findings.map((finding) => [
    ...whereLine(finding, several),
    text(" · ", "muted"),
    code(finding.fingerprint, "muted"),
  ]);
  const rest = items.slice(MOST_KEPT);
  return [
    { kind: "list", items: items.slice(0, MOST_KEPT), priority },
    ...(rest.length === 0
      ? []
      : [{ kind: "list" as const, items: rest, priority: Math.max(priority, PRIORITY.why) }]),
  ];
}

function whereLine({ address, path, plan }: Finding, several: boolean): Line {
  return [
    code(address),
    ...(path.length === 0 ? [] : [text(" "), code(formatPath(path))]),
    ...(several ? [text(` in ${plan}`)] : []),
  ];
}

function nameLine({ rule, byName, fingerprint }: Finding, count: number): Line {
  return [
    code(rule, "muted"),
    ...(byName ? [text(" recognized by the attribute's name", "muted")] : []),
    ...(count === 1 ? [text(" · ", "muted"), code(fingerprint, "muted")] : []),
  ];
}

function howToAccept(findings: readonly Finding[]): readonly Block[] {
  const [first] = findings;
  if (first === undefined) return [];
  return [
    {
      kind: "paragraph",
      priority: PRIORITY.advice,
      line: [
        text("To accept an intended finding, add this trailer to a commit: ", "muted"),
        code(`Accept-Finding: ${first.fingerprint} <reason>`, "muted"),
        text(". It expires when the change is modified.", "muted"),
      ],
    },
  ];
}

function acceptedSection(review: Review, several: boolean): readonly Block[] {
  const items = allFindings(review).flatMap((finding): readonly Line[] =>
    finding.accepted === undefined
      ? []
      : [
          [
            text(`${finding.severity}: `, SEVERITY_TONES[finding.severity]),
            ...prose(finding.message),
            text(" "),
            code(finding.address),
            ...(several ? [text(` in ${finding.plan}`)] : []),
            text("."),
            text(` Accepted: ${finding.accepted} · `),
            code(finding.fingerprint, "muted"),
          ],
        ],
  );
  if (items.length === 0) return [];
  return [
    {
      kind: "section",
      title: [text(`Accepted (${items.length})`)],
      blocks: [{ kind: "list", items, priority: 0 }],
      priority: 0,
    },
  ];
}

function unusedSection({ unusedAcceptances }: Review): readonly Block[] {
  if (unusedAcceptances.length === 0) return [];
  const items = unusedAcceptances.map(
    ({ fingerprint, reason }): Line => [code(fingerprint), text(` ${reason}`)],
  );
  return [
    {
      kind: "section",
      title: [text(`Unused acceptances (${items.length})`)],
      blocks: [
        { kind: "list", items, priority: PRIORITY.warnings },
        {
          ...paragraph(text("The changes they accept were modified or removed.", "muted")),
          priority: PRIORITY.minor,
        },
      ],
      priority: 0,
    },
  ];
}
