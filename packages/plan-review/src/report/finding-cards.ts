import {
  type Block,
  code,
  type Details,
  type Line,
  paragraph,
  strong,
  text,
} from "@infra-tools/report/doc/doc";
import { type Change, type Finding, SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { findRule } from "../rules";
import { identityLine } from "./identity";
import { briefMessage, inFull } from "./long-message";
import { leadingProse, prose } from "./prose";
import { enumerate, PRIORITY, plural, SEVERITY_TONES } from "./words";

/** Findings of a severity, and how many of them are in the cards of resources that have worse ones. */
export interface Cards {
  readonly cards: readonly Details[];
  readonly countAbove: number;
}

export interface CardOptions {
  /** The change that a finding is about; undefined for one about the plan as a whole. */
  readonly changeOf: (finding: Finding) => Change | undefined;
  /** Findings of several plans: each says which one. */
  readonly several: boolean;
}

type Group = readonly [Finding, ...Finding[]];

/**
 * Findings as cards, by severity. What several resources have in common is one card, with a list of them. All other findings
 * of a resource are one card, in the section of its worst. Notices are grouped by their rule.
 */
export function findingCards(
  findings: readonly Finding[],
  options: CardOptions,
): Readonly<Record<Severity, Cards>> {
  const shared = groupBy(
    findings.filter(({ severity }) => severity !== "notice"),
    ({ rule, severity, message, advice, byName }) =>
      JSON.stringify([rule, severity, message, advice, byName]),
  ).filter((group) => group.length > 1);
  const isShared = new Set(shared.flat());
  const single = findings.filter((finding) => !isShared.has(finding));
  const resources = groupBy(single, ({ plan, address }) => JSON.stringify([plan, address])).filter(
    ([first]) => first.severity !== "notice",
  );
  const hasCard = new Set(resources.flat());
  const notices = groupBy(
    single.filter((finding) => !hasCard.has(finding)),
    ({ rule }) => rule,
  );
  const position = new Map(findings.map((finding, index) => [finding, index]));
  const cardsOf = (severity: Severity): Cards => {
    const groups: readonly (readonly [Group, Details])[] =
      severity === "notice"
        ? notices.map((group) => [group, noticeCard(group, options)])
        : [
            ...shared
              .filter(([first]) => first.severity === severity)
              .map((group) => [group, sharedCard(group, options)] as const),
            ...resources
              .filter(([first]) => first.severity === severity)
              .map((group) => [group, resourceCard(group, options)] as const),
          ];
    return {
      cards: [...groups]
        .sort(([a], [b]) => (position.get(a[0]) ?? 0) - (position.get(b[0]) ?? 0))
        .map(([, card], index) => (severity === "danger" && index >= MAX_CARDS ? cuttable(card) : card)),
      countAbove: resources
        .filter(([first]) => first.severity !== severity)
        .flat()
        .filter((finding) => finding.severity === severity).length,
    };
  };
  return { danger: cardsOf("danger"), warning: cardsOf("warning"), notice: cardsOf("notice") };
}

function groupBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): readonly Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group === undefined) groups.set(keyOf(finding), [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

const CARD_PRIORITIES: Readonly<Record<Severity, number>> = {
  danger: 0,
  warning: PRIORITY.warnings,
  notice: PRIORITY.minor,
};

/** Number of resources of one card that are never cut; the rest is, last of all, and is counted then. */
const MAX_KEPT = 10;

/** Number of dangers' cards that are never cut. */
const MAX_CARDS = 20;

/** A card that goes as a whole, where the budget does not suffice: half of a finding may read like another one. */
function cuttable(card: Details): Details {
  return { ...card, whole: true, priority: PRIORITY.dangerRest };
}

/** One thing that is true of several resources. */
function sharedCard(group: Group, options: CardOptions): Details {
  const [first] = group;
  const { severity, message, advice, rule, byName } = first;
  const priority = CARD_PRIORITIES[severity];
  return {
    kind: "details",
    open: true,
    tags: [severity],
    priority,
    summary: [
      ...leadingProse(briefMessage(message), SEVERITY_TONES[severity]),
      text(` ${plural(group.length, "resource")}`, SEVERITY_TONES[severity]),
    ],
    blocks: [
      ...lists(
        group.map((finding) => [
          ...whereLine(finding, options),
          text(" · ", "muted"),
          code(finding.fingerprint, "muted"),
        ]),
        priority,
      ),
      ...inFull(group),
      adviceBlock(advice, severity),
      { kind: "paragraph", line: ruleLine(rule, byName), priority },
    ],
  };
}

/** Card with all findings of one resource. */
function resourceCard(group: Group, options: CardOptions): Details {
  const [first, ...rest] = group;
  const { severity, message, advice } = first;
  const priority = CARD_PRIORITIES[severity];
  const tone = SEVERITY_TONES[severity];
  if (rest.length === 0)
    return {
      kind: "details",
      open: true,
      tags: [severity],
      priority,
      summary: leadingProse(briefMessage(message), tone),
      blocks: [
        {
          kind: "paragraph",
          line: [...whereLine(first, options), text(" · ", "muted"), ...nameLine(first)],
          priority,
        },
        ...inFull(group),
        adviceBlock(advice, severity),
      ],
    };
  return {
    kind: "details",
    open: true,
    tags: [...new Set(group.map((finding) => finding.severity))],
    priority,
    summary: [strong(countsOf(group), tone), text(": "), ...whereLine({ ...first, path: [] }, options)],
    blocks: [
      { kind: "list", items: group.map((finding) => itemLine(finding, severity)), priority },
      ...inFull(group),
      ...[...new Set(group.map((finding) => finding.advice))].map((each) => adviceBlock(each, severity)),
    ],
  };
}

function countsOf(group: Group): string {
  return enumerate(
    SEVERITIES.flatMap((severity) => {
      const count = group.filter((finding) => finding.severity === severity).length;
      return count === 0 ? [] : [plural(count, severity)];
    }),
  );
}

/** The severity is named where it is not that of the card. */
function itemLine(finding: Finding, severity: Severity): Line {
  const tone = SEVERITY_TONES[finding.severity];
  return [
    ...(finding.severity === severity ? [] : [text(`${finding.severity}: `, tone)]),
    ...(finding.path.length === 0 ? [] : [code(formatPath(finding.path)), text(" ")]),
    ...leadingProse(briefMessage(finding.message), tone),
    text(" · ", "muted"),
    ...nameLine(finding),
  ];
}

/** Notices of one rule: a title with a number, and a line for each. */
function noticeCard(group: Group, options: CardOptions): Details {
  const [first, ...rest] = group;
  const priority = CARD_PRIORITIES.notice;
  if (rest.length === 0)
    return {
      kind: "details",
      open: false,
      tags: ["notice"],
      priority,
      summary: [
        ...leadingProse(briefMessage(first.message), "muted"),
        text(" "),
        ...whereLine({ ...first, path: [] }, options),
      ],
      blocks: [
        {
          kind: "paragraph",
          line: [...whereLine(first, options), text(" · ", "muted"), ...nameLine(first)],
          priority,
        },
        ...inFull(group),
        adviceBlock(first.advice, "notice"),
      ],
    };
  const resources = new Set(group.map(({ plan, address }) => JSON.stringify([plan, address]))).size;
  const advices = [...new Set(group.map(({ advice }) => advice))];
  const isSame = group.every(({ message }) => message === first.message);
  const items = group.map((finding) => [
    ...whereLine(finding, options),
    ...(isSame ? [] : [text(": "), ...prose(briefMessage(finding.message))]),
    text(" · ", "muted"),
    code(finding.fingerprint, "muted"),
  ]);
  return {
    kind: "details",
    open: false,
    tags: ["notice"],
    priority,
    summary: [
      strong(findRule(first.rule)?.title ?? first.rule, "muted"),
      text(`: ${plural(resources, "resource")}`, "muted"),
    ],
    blocks: [
      ...(isSame ? [{ ...paragraph(...prose(briefMessage(first.message))), priority }] : []),
      ...lists(items, priority),
      ...inFull(group),
      ...advices.map((advice) => adviceBlock(advice, "notice")),
      { kind: "paragraph", line: [code(first.rule, "muted")], priority },
    ],
  };
}

/** The first few items are never cut. */
function lists(items: readonly Line[], priority: number): readonly Block[] {
  const rest = items.slice(MAX_KEPT);
  return [
    { kind: "list", items: items.slice(0, MAX_KEPT), priority },
    ...(rest.length === 0
      ? []
      : [{ kind: "list" as const, items: rest, priority: Math.max(priority, PRIORITY.dangerRest) }]),
  ];
}

function adviceBlock(advice: string, severity: Severity): Block {
  return { ...paragraph(...prose(advice)), priority: severity === "danger" ? PRIORITY.why : PRIORITY.advice };
}

function whereLine(finding: Finding, { changeOf, several }: CardOptions): Line {
  return [
    ...identityLine(changeOf(finding), finding.address),
    ...pathOf(finding),
    ...(several ? [text(` in ${finding.plan}`)] : []),
  ];
}

function pathOf({ path }: Finding): Line {
  return path.length === 0 ? [] : [text(" "), code(formatPath(path))];
}

function nameLine({ rule, byName, fingerprint }: Finding): Line {
  return [...ruleLine(rule, byName), text(" · ", "muted"), code(fingerprint, "muted")];
}

function ruleLine(rule: string, byName: boolean): Line {
  return [code(rule, "muted"), ...(byName ? [text(" recognized by the attribute's name", "muted")] : [])];
}
