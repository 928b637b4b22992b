import {
  type Block,
  code,
  type Inline,
  type Line,
  strong,
  type Tone,
  text,
} from "@infra-tools/report/doc/doc";
import { formatCount } from "@infra-tools/report/escape/visible";
import type { Change, Finding } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { type Counts, happenings } from "../counts";
import { driftedResources } from "../drifted";
import type { Review, ReviewedPlan } from "../reviewed";
import { openFindings } from "./finding-entries";
import { briefMessage } from "./long-message";
import { firstSentence, prose } from "./prose";
import { reasonText } from "./reasons";
import { switchedOffText, unjudgedClauses, unjudgedText } from "./unjudged";
import { enumerate, plural } from "./words";

/** The first thing read: one line a person can act on, then the numbers of each plan. */
export function verdict(review: Review): Block {
  const { line, tone, hasUnjudged = false } = headline(review);
  const named = review.plans.length > 1;
  const unjudged = hasUnjudged ? undefined : unjudgedText(review);
  const off = switchedOffText(review);
  return {
    kind: "callout",
    tone,
    lines: [
      line,
      ...(unjudged === undefined ? [] : [[text(unjudged)]]),
      ...review.plans.map((plan) => countsLine(plan, named)).filter(isReported),
      ...(off === undefined ? [] : [[text(off, "warning")]]),
    ],
    priority: 0,
  };
}

interface Headline {
  readonly line: Line;
  readonly tone: Tone;
  /** The line says what no rule knows. */
  readonly hasUnjudged?: boolean;
}

function headline(review: Review): Headline {
  const unreadable = review.plans.reduce((sum, { plan }) => sum + plan.problems.length, 0);
  if (unreadable > 0) return notRead(unreadable);
  const errored = review.plans.filter(({ plan }) => plan.errored);
  if (errored[0] !== undefined) return { tone: "danger", line: refusal(errored[0]) };
  const findings = openFindings(review);
  for (const severity of ["danger", "warning"] as const) {
    const these = findings.filter((finding) => finding.severity === severity);
    if (these[0] !== undefined) return { tone: severity, line: worst(these[0], these.length, severity) };
  }
  return calm(review);
}

function worst(first: Finding, count: number, severity: "danger" | "warning"): Line {
  return [
    strong(plural(count, severity), severity),
    text(count > 1 ? ", first of all: " : ": "),
    ...prose(briefMessage(firstSentence(first.message))),
    text(" "),
    code(first.address),
  ];
}

/** Terraform stopped: the change that must not be comes first, since it is most likely why. */
function refusal({ plan }: ReviewedPlan): Line {
  const destroyed = plan.changes.filter(({ action }) => action === "replace" || action === "delete");
  const refused = destroyed.find(({ lifecycle }) => lifecycle?.preventDestroy === true) ?? destroyed[0];
  if (refused === undefined)
    return [
      strong(`Terraform stopped while planning ${plan.label}`, "danger"),
      text(": the changes planned until then follow."),
    ];
  return [
    strong(`Terraform refused ${plan.label}`, "danger"),
    text(refused.action === "replace" ? ": would replace " : ": would destroy "),
    code(refused.address),
    ...refusedBecause(refused),
  ];
}

function refusedBecause(change: Change): readonly Inline[] {
  const [path] = change.replacePaths;
  if (path !== undefined) return [text(" because of "), code(formatPath(path))];
  const reason = reasonText(change);
  return reason === undefined ? [] : [text(` because ${reason}`)];
}

/** Comes before any finding: a reader must know first that the review is incomplete. */
function notRead(count: number): Headline {
  return {
    tone: "danger",
    line: [
      strong(`${plural(count, "entry", "entries")} of the plan could not be read`, "danger"),
      text(`: what ${count === 1 ? "it does" : "they do"} is unknown. The rest of the plan was reviewed.`),
    ],
  };
}

/** All changes are deferred: nothing was planned, which is not the same as no changes. */
function putOff(review: Review): Headline | undefined {
  const count = review.plans.reduce((sum, { plan }) => sum + plan.deferred.length, 0);
  if (count === 0) return undefined;
  return {
    tone: "warning",
    line: [
      strong(`${plural(count, "change is", "changes are")} deferred`, "warning"),
      text(" to a later plan, which has to be reviewed too."),
    ],
  };
}

/** The plan changes no resource, and invokes actions. */
function invokes(review: Review): Headline | undefined {
  const count = review.plans.reduce((sum, { plan }) => sum + plan.actions.length, 0);
  if (count === 0) return undefined;
  return {
    tone: "warning",
    line: [
      strong(plural(count, "action is invoked", "actions are invoked"), "warning"),
      text(" by the apply."),
    ],
  };
}

function calm(review: Review): Headline {
  const accepted = review.plans
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.accepted !== undefined);
  const lead =
    accepted.length === 0
      ? "Nothing dangerous found"
      : `${plural(accepted.length, "finding")} accepted, none open`;
  const destroyed = review.plans.reduce((sum, { counts }) => sum + counts.destroy + counts.forget, 0);
  if (destroyed > 0)
    return {
      tone: "warning",
      line: [
        strong(
          `${lead}, but ${plural(destroyed, "resource")} will be destroyed, replaced or forgotten`,
          "warning",
        ),
        text(": look at each below."),
      ],
    };
  if (review.plans.every(hasNoChanges)) {
    const effect = putOff(review) ?? invokes(review);
    if (effect !== undefined) return effect;
  }
  if (review.plans.every(hasNoChanges) && review.plans.some(hasDrift)) return drift(review);
  if (review.plans.every(isEmpty))
    return {
      tone: "good",
      line: [strong("No changes", "good"), text(". The infrastructure matches the configuration.")],
    };
  const changed = review.plans.flatMap(({ plan }) => plan.changes.filter(isChange));
  const unjudged = unjudgedClauses(review);
  // Of a plan that no rule knows at all, that nothing was found says nothing.
  const resources = review.plans.reduce((sum, plan) => sum + plan.unjudged.resources.length, 0);
  const tone = changed.length > 0 && resources >= changed.length ? "warning" : "good";
  return {
    tone,
    line: [
      strong(changed.length === 0 ? lead : `${lead} in ${plural(changed.length, "change")}`, tone),
      text([...unjudged.map((clause) => `; ${clause}`), ". Nothing is destroyed."].join("")),
    ],
    hasUnjudged: true,
  };
}

function isChange({ mode, action }: Change): boolean {
  return mode === "managed" && action !== "no-op" && action !== "read";
}

/** The plans do nothing to the cloud, and found that somebody else did: those of `-refresh-only` above all. */
function drift(review: Review): Headline {
  const drifted = review.plans.flatMap((plan) => driftedResources(plan));
  const deleted = drifted.filter(({ action }) => action === "delete").length;
  return {
    tone: "warning",
    line: [
      strong(`Drift: ${driftText(drifted.length)}`, "warning"),
      ...(deleted === 0 ? [] : [text(`, ${formatCount(deleted)} of them deleted`)]),
      text(". Nothing in the cloud is changed by this; look at each below."),
    ],
  };
}

function driftText(count: number): string {
  return `${plural(count, "resource")} changed outside Terraform`;
}

function hasDrift(reviewed: ReviewedPlan): boolean {
  return driftedResources(reviewed).length > 0;
}

function isEmpty(reviewed: ReviewedPlan): boolean {
  const { actions, deferred } = reviewed.plan;
  if (actions.length > 0 || deferred.length > 0) return false;
  return hasNoChanges(reviewed) && reviewed.plan.outputs.every(({ action }) => action === "no-op");
}

function hasNoChanges({ counts }: ReviewedPlan): boolean {
  return Object.values(counts).every((count) => count === 0);
}

/** Actions, most severe first and each resource once; then the numbers of Terraform's own line, which counts differently. */
function countsLine(reviewed: ReviewedPlan, named: boolean): Line {
  const { plan, counts } = reviewed;
  const name = named ? [strong(plan.label), text(": ")] : [];
  const happens = happeningTexts(counts);
  const incomplete = [
    ...(plan.complete === false && !plan.errored ? [text(" Not everything is planned.", "warning")] : []),
    ...(plan.deferred.length === 0 || (happens.length === 0 && !named)
      ? []
      : [
          text(
            ` ${plural(plan.deferred.length, "change is", "changes are")} put off to a later plan.`,
            "warning",
          ),
        ]),
  ];
  if (happens.length === 0) return [...name, ...(named ? [text(quietText(reviewed))] : []), ...incomplete];
  return [
    ...name,
    text(`${enumerate(happens)}.`),
    text(` Plan: ${countsText(counts)}.`, "muted"),
    ...incomplete,
  ];
}

function quietText(reviewed: ReviewedPlan): string {
  const count = driftedResources(reviewed).length;
  return count === 0 ? "no changes." : `no changes, but ${driftText(count)}.`;
}

/** One plan without changes has said so already. */
function isReported(line: Line): boolean {
  return line.length > 0;
}

function happeningTexts(counts: Counts): readonly string[] {
  const happens = happenings(counts);
  const parts: readonly (readonly [number, string])[] = [
    [happens.delete, "destroyed"],
    [happens.replace, "replaced"],
    [happens.forget, "forgotten"],
    [happens.update, "changed"],
    [happens.create, "created"],
    [happens.import, "imported"],
    [happens.moved, "moved"],
    [happens.read, "read"],
  ];
  return parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
}

/** As Terraform prints it: a replacement is added and destroyed. */
export function countsText({ add, change, destroy }: Counts): string {
  return `${add} to add, ${change} to change, ${destroy} to destroy`;
}
