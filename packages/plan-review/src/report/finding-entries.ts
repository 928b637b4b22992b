import { type Block, code, type Line, paragraph, text } from "@infra-tools/report/doc/doc";
import { type Change, type Finding, SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import type { Review } from "../reviewed";
import { RULE_IDS } from "../rules";
import { type Cards, findingCards } from "./finding-cards";
import { briefMessage, inFull } from "./long-message";
import { prose } from "./prose";
import { PRIORITY, SEVERITY_TONES } from "./words";

/** Loss of data comes before everything else of its severity. */
const RULE_ORDER: ReadonlyMap<string, number> = new Map(RULE_IDS.map((rule, index) => [rule, index]));

/** Findings that are not accepted, most severe first. */
export function openFindings(review: Review): readonly Finding[] {
  return allFindings(review).filter(({ accepted }) => accepted === undefined);
}

function allFindings(review: Review): readonly Finding[] {
  const rank = ({ severity, rule }: Finding) =>
    SEVERITIES.indexOf(severity) * RULE_ORDER.size + (RULE_ORDER.get(rule) ?? RULE_ORDER.size - 1);
  return review.plans.flatMap(({ findings }) => findings).sort((a, b) => rank(a) - rank(b));
}

const TITLES: Readonly<Record<Severity, string>> = {
  danger: "Dangers",
  warning: "Warnings",
  notice: "Notices",
};

/** Options for printing findings. */
export interface FindingSectionOptions {
  /** Commits can accept findings of this review. A plan made in the sandbox has none. @default true */
  readonly canAccept?: boolean;
}

/** One section per severity, then accepted findings. Dangers are cut after everything else, and then as a whole. */
export function findingSections(
  review: Review,
  { canAccept = true }: FindingSectionOptions = {},
): readonly Block[] {
  const findings = openFindings(review);
  const several = review.plans.length > 1;
  const cards = findingCards(findings, { several, changeOf: changesByFinding(review) });
  const sections = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return severitySection(severity, count, cards[severity]);
  });
  return [
    ...sections,
    ...(canAccept ? howToAccept(findings) : []),
    ...acceptedSection(review, several),
    ...unusedSection(review),
  ];
}

/** Findings in a card of a resource that has worse ones are counted here and printed there. */
function severitySection(severity: Severity, count: number, { cards, countAbove }: Cards): readonly Block[] {
  if (cards.length === 0) return [];
  const remark = countAbove === 0 ? "" : `, ${countAbove} of them above`;
  return [
    {
      kind: "section",
      title: [text(`${TITLES[severity]} (${count}${remark})`, SEVERITY_TONES[severity])],
      blocks: cards,
      priority: 0,
    },
  ];
}

/** Changes by plan and address; of a resource with deposed objects its current one. */
function changesByFinding(review: Review): (finding: Finding) => Change | undefined {
  const changes = new Map<string, Change>();
  for (const { plan, findings } of review.plans) {
    const addresses = new Set(findings.map(({ address }) => address));
    for (const change of plan.changes) {
      if (!addresses.has(change.address)) continue;
      const key = JSON.stringify([plan.label, change.address]);
      if (change.deposed === undefined || !changes.has(key)) changes.set(key, change);
    }
  }
  return ({ plan, address }) => changes.get(JSON.stringify([plan, address]));
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
            ...prose(briefMessage(finding.message)),
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
      blocks: [
        { kind: "list", items, priority: 0 },
        ...inFull(allFindings(review).filter(({ accepted }) => accepted !== undefined)),
      ],
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
