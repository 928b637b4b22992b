import type { Block, Details, Inline } from "@infra-tools/report/doc/doc";
import { code, lazyDiff, paragraph, text } from "@infra-tools/report/doc/doc";
import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Comparison, Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Change, Finding } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { ReviewedPlan } from "../reviewed";
import { attributeLines, deltaLines, deltaPath, hasAttributes, knownFirst, removedLines } from "./diff-lines";
import { hiddenText } from "./hidden";
import { identityLine } from "./identity";
import { reasonText } from "./reasons";
import { scanBlocks, scanMarks } from "./scans";
import { printValue } from "./value-text";
import { SHOWN_PATHS, whyLines } from "./why";
import { ACTION_TONES, actionSign, PRIORITY, plural, SEVERITY_TONES } from "./words";

/** Priorities of an entry and of its attributes. */
export interface EntryPriorities {
  readonly entry: number;
  readonly attributes: number;
}

/** Open findings by address. */
export type FindingsByAddress = ReadonlyMap<string, readonly Finding[]>;

export function findingsByAddress({ findings }: ReviewedPlan): FindingsByAddress {
  const byAddress = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.accepted !== undefined) continue;
    const same = byAddress.get(finding.address);
    if (same === undefined) byAddress.set(finding.address, [finding]);
    else same.push(finding);
  }
  return byAddress;
}

/** One resource: the action as its summary; reasons and attributes folded. */
export function changeEntry(
  reviewed: ReviewedPlan,
  change: Change,
  open: readonly Finding[],
  priorities: EntryPriorities,
): Details {
  return {
    kind: "details",
    summary: [...summary(reviewed, change), ...findingMarks(open), ...scanMarks(reviewed, change)],
    blocks: [
      ...whyBlocks(reviewed, change),
      ...scanBlocks(reviewed, change),
      ...attributeBlocks(reviewed, change, priorities.attributes),
    ],
    tags: [...new Set([change.action, ...open.map(({ severity }) => severity)])],
    priority: priorities.entry,
  };
}

function summary(reviewed: ReviewedPlan, change: Change): readonly Inline[] {
  const sign = text(`${actionSign(change)} `, ACTION_TONES[change.action]);
  const deposed = change.deposed === undefined ? [] : [text(` deposed object ${change.deposed}`, "muted")];
  return [sign, ...identityLine(change, change.address), ...deposed, ...inShort(reviewed, change)];
}

/** Short form of the change, for the summary. */
function inShort(reviewed: ReviewedPlan, change: Change): readonly Inline[] {
  switch (change.action) {
    case "replace":
    case "create-forget":
      if (change.replacePaths.length === 0) return because(change);
      return [text(" forced by ", "muted"), ...names(change.replacePaths.map(formatPath))];
    case "update":
      return updateInShort(reviewed, change);
    case "create":
      return [];
    default:
      return because(change);
  }
}

/** One or two plain values are shown, of more only the attributes' names. */
function updateInShort(reviewed: ReviewedPlan, change: Change): readonly Inline[] {
  const comparison = reviewed.differences.get(change);
  const deltas = comparison?.deltas ?? [];
  if (deltas.length === 0) return [text(` ${withoutDifference(comparison)}`, "muted")];
  if (isOnlyComputed(reviewed, change, deltas))
    return [text(" only values that the provider computes", "muted")];
  const values = deltas.length > 2 ? [] : deltas.map(shortChange).filter((change) => change !== undefined);
  if (values.length === deltas.length)
    return values.flatMap((change, index) => [text(index === 0 ? " " : ", "), ...change]);
  const attributes = [...new Set(knownFirst(deltas).map(({ path }) => formatPath(path.slice(0, 1))))];
  return [text(" ", "muted"), ...names(attributes)];
}

/** An update that shows nothing says why in the same line. */
function withoutDifference(comparison: Comparison | undefined): string {
  const hidden = comparison === undefined ? undefined : hiddenText(comparison.hidden);
  return hidden === undefined ? "no visible difference" : `no visible difference. ${hidden}`;
}

/** True if nothing differs but what is known after apply and the configuration does not take from elsewhere. */
function isOnlyComputed({ plan }: ReviewedPlan, change: Change, deltas: readonly Delta[]): boolean {
  if (change.action !== "update" || !deltas.every(({ kind }) => kind === "unknown")) return false;
  const references = plan.references.get(configurationAddress(change.address)) ?? [];
  const configured = new Set(references.map(({ path }) => path[0]));
  return !deltas.some(({ path }) => configured.has(path[0]));
}

const SHORT = 30;

function shortChange(delta: Delta): readonly Inline[] | undefined {
  if (delta.kind === "sensitive" || delta.kind === "order" || delta.multiline === true) return undefined;
  const [before, after] = [printShort(delta.before), printShort(delta.after)];
  if (before === undefined || after === undefined) return undefined;
  return [
    code(deltaPath(delta), "muted"),
    text(" ", "muted"),
    code(before, "delete"),
    text(" → "),
    code(after, "create"),
  ];
}

/** Undefined for a long value, a list or an object. */
function printShort(value: Value | undefined): string | undefined {
  if (value !== undefined && typeof value === "object" && !isUnknown(value)) return undefined;
  if (typeof value === "string" && value.length > SHORT) return undefined;
  const printed = printValue(value);
  return printed.length > SHORT ? undefined : printed;
}

function names(all: readonly string[]): readonly Inline[] {
  const shown = all.slice(0, SHOWN_PATHS);
  const rest = all.length - shown.length;
  return [
    ...shown.flatMap((name, index) =>
      index === 0 ? [code(name, "muted")] : [text(", ", "muted"), code(name, "muted")],
    ),
    ...(rest > 0 ? [text(` and ${rest} more`, "muted")] : []),
  ];
}

function because(change: Change): readonly Inline[] {
  const reason = reasonText(change);
  return reason === undefined ? [] : [text(`: ${reason}`, "muted")];
}

function findingMarks(findings: readonly Finding[]): readonly Inline[] {
  return [...new Set(findings.map(({ severity }) => severity))].map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return text(` · ${plural(count, severity)}`, SEVERITY_TONES[severity]);
  });
}

function whyBlocks(reviewed: ReviewedPlan, change: Change): readonly Block[] {
  const lines = whyLines(reviewed, change);
  return lines.length === 0 ? [] : [{ kind: "list", items: lines, priority: PRIORITY.why }];
}

function attributeBlocks(reviewed: ReviewedPlan, change: Change, priority: number): readonly Block[] {
  if (change.action === "create" || change.action === "read") {
    return hasAttributes(change.after) ? [lazyDiff(() => attributeLines(change.after), priority)] : [];
  }
  if (change.action === "delete" || change.action === "forget") {
    return hasAttributes(change.before) ? [lazyDiff(() => removedLines(change.before), priority)] : [];
  }
  const comparison = reviewed.differences.get(change);
  if (comparison === undefined) return [];
  const { deltas } = comparison;
  // Said in the summary.
  if (deltas.length === 0 && change.action === "update") return [];
  const hidden = hiddenText(comparison.hidden);
  return [
    ...(deltas.length === 0 ? [] : [differenceBlock(reviewed, change, deltas, priority)]),
    ...(hidden === undefined ? [] : [{ ...paragraph(text(hidden, "muted")), priority: PRIORITY.minor }]),
  ];
}

/** An update of nothing but what the provider computes is the attributes' names in one line. */
function differenceBlock(
  reviewed: ReviewedPlan,
  change: Change,
  deltas: readonly Delta[],
  priority: number,
): Block {
  if (!isOnlyComputed(reviewed, change, deltas)) {
    return lazyDiff(() => deltaLines(deltas, change.replacePaths), priority);
  }
  const paths = [...new Set(deltas.map(deltaPath))];
  return {
    ...paragraph(text("Known after apply: ", "muted"), ...names(paths)),
    priority: PRIORITY.minor,
  };
}
