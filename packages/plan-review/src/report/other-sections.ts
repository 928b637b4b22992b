import { type Block, code, type Line, paragraph, text } from "@infra-tools/report/doc/doc";
import { configurationAddress } from "@infra-tools/terraform-plan/address";
import { type CheckResult, isFailed, type Plan } from "@infra-tools/terraform-plan/model";
import { runsProvisioners } from "../checks/provisioner";
import { driftedResources } from "../drifted";
import type { ReviewedPlan } from "../reviewed";
import { changeEntry, findingsByAddress } from "./change-entry";
import { attributeLines, deltaLines } from "./diff-lines";
import { hiddenText, sumHidden } from "./hidden";
import { deferralText } from "./reasons";
import { scanSection } from "./scans";
import { shorten, unreadText } from "./unjudged";
import { ACTION_TONES, PRIORITY, plural } from "./words";

/** Sections about everything except changes of resources. */
export function otherSections(reviewed: ReviewedPlan, suffix: string): readonly Block[] {
  return [
    ...checkSection(reviewed, suffix),
    ...unreadableSection(reviewed, suffix),
    ...actionSection(reviewed, suffix),
    ...deferredSection(reviewed, suffix),
    ...outputSection(reviewed, suffix),
    ...driftSection(reviewed, suffix),
    ...scanSection(reviewed, suffix),
    ...hiddenSection(reviewed, suffix),
  ];
}

function checkSection({ plan: { checks } }: ReviewedPlan, suffix: string): readonly Block[] {
  const reported = checks.filter(({ status }) => status !== "pass");
  if (reported.length === 0) return [];
  const failed = reported.filter(isFailed);
  const unknown = reported.filter(({ status }) => status === "unknown");
  const passed = checks.length - reported.length;
  return [
    {
      kind: "section",
      title: [
        text(`Checks: ${failed.length} failed, ${unknown.length} cannot tell yet, ${passed} passed${suffix}`),
      ],
      blocks: [
        ...(failed.length === 0
          ? []
          : [{ kind: "list" as const, items: failed.map(checkLine), priority: 0 }]),
        ...(unknown.length === 0
          ? []
          : [{ kind: "list" as const, items: unknown.map(checkLine), priority: PRIORITY.minor }]),
      ],
      priority: 0,
    },
  ];
}

function checkLine(check: CheckResult): Line {
  const { address, messages } = check;
  const word = isFailed(check) ? text("failed ", "danger") : text("cannot tell yet ", "muted");
  return [word, code(address), ...(messages.length === 0 ? [] : [text(`: ${messages.join(" ")}`)])];
}

/** Entries that could not be read. They never give way to anything else. */
function unreadableSection({ plan: { problems } }: ReviewedPlan, suffix: string): readonly Block[] {
  if (problems.length === 0) return [];
  const items = problems.map(
    ({ where, rule, value }): Line => [
      code(where),
      text(`: ${rule}${value === undefined ? "" : ` (is ${value})`}`),
    ],
  );
  return [
    {
      kind: "section",
      title: [text(`Could not be read (${items.length})${suffix}`, "danger")],
      blocks: [{ kind: "list", items, priority: 0 }],
      priority: 0,
    },
  ];
}

/** Actions that the apply invokes beside its changes. */
function actionSection({ plan: { actions } }: ReviewedPlan, suffix: string): readonly Block[] {
  if (actions.length === 0) return [];
  const items = actions.map(
    ({ address, trigger, deferred }): Line => [
      text(deferred === undefined ? "invoke " : "invoke later "),
      code(address),
      ...(trigger === undefined
        ? []
        : [text(`: ${trigger.event.replaceAll("_", " ").toLowerCase()} of `), code(trigger.address)]),
    ],
  );
  return [
    {
      kind: "section",
      title: [text(`Actions (${items.length})${suffix}`)],
      blocks: [{ kind: "list", items, priority: PRIORITY.destroyed }],
      priority: 0,
    },
  ];
}

function deferredSection(reviewed: ReviewedPlan, suffix: string): readonly Block[] {
  const { deferred } = reviewed.plan;
  if (deferred.length === 0) return [];
  const findings = findingsByAddress(reviewed);
  const priorities = { entry: PRIORITY.updated, attributes: PRIORITY.updatedAttributes };
  const entries = deferred.map(({ change, reason }) => {
    const entry = changeEntry(reviewed, change, findings.get(change.address) ?? [], priorities);
    return { ...entry, summary: [...entry.summary, text(`: ${deferralText(reason)}`, "muted")] };
  });
  return [
    {
      kind: "section",
      title: [text(`Deferred to a later plan (${entries.length})${suffix}`)],
      blocks: entries,
      priority: 0,
    },
  ];
}

function outputSection({ plan, differences }: ReviewedPlan, suffix: string): readonly Block[] {
  const outputs = plan.outputs.filter(({ action }) => action !== "no-op");
  if (outputs.length === 0) return [];
  const blocks = outputs.map((output): Block => {
    const deltas = differences.get(output)?.deltas ?? [];
    const lines = output.action === "create" ? attributeLines(output.after) : deltaLines(deltas, []);
    return {
      kind: "details",
      summary: [text(`${output.action} `, ACTION_TONES[output.action]), code(output.name)],
      blocks: lines.length === 0 ? [] : [{ kind: "diff", lines, priority: PRIORITY.minor }],
      tags: ["output"],
      priority: PRIORITY.drift,
    };
  });
  return [{ kind: "section", title: [text(`Outputs (${outputs.length})${suffix}`)], blocks, priority: 0 }];
}

function driftSection(reviewed: ReviewedPlan, suffix: string): readonly Block[] {
  const drift = driftedResources(reviewed);
  if (drift.length === 0) return [];
  const entries = drift.map((change) => ({
    ...changeEntry(reviewed, change, [], { entry: PRIORITY.drift, attributes: PRIORITY.minor }),
    tags: ["drift"],
  }));
  const remark = paragraph(
    text("Found when the state was refreshed, and of consequence for this plan.", "muted"),
  );
  return [
    {
      kind: "section",
      title: [text(`Changed outside Terraform (${drift.length})${suffix}`)],
      blocks: [{ ...remark, priority: PRIORITY.minor }, ...entries],
      priority: 0,
    },
  ];
}

/** Provisioners of objects that stay: they run when an object is made again, and no plan says whether they are new. */
function waitingProvisioners({ provisioners, changes }: Plan): string | undefined {
  const running = new Set(
    changes.filter(runsProvisioners).map(({ address }) => configurationAddress(address)),
  );
  const waiting = [...provisioners.keys()].filter((address) => !running.has(address)).sort();
  if (waiting.length === 0) return undefined;
  return `Provisioners that this plan does not run: those of ${shorten(waiting)}.`;
}

/** Counts of everything that is not shown. */
function hiddenSection(reviewed: ReviewedPlan, suffix: string): readonly Block[] {
  const { plan, differences } = reviewed;
  const untouched = plan.changes.filter(
    ({ action, previousAddress, importing }) =>
      action === "no-op" && previousAddress === undefined && importing === undefined,
  ).length;
  const drifted = plan.drift.length - driftedResources(reviewed).length;
  const hidden = hiddenText(sumHidden([...differences.values()].map((comparison) => comparison.hidden)));
  const { suppressed } = reviewed;
  const unread = unreadText(reviewed);
  const waiting = waitingProvisioners(plan);
  const sentences = [
    ...(suppressed === 0
      ? []
      : [`${plural(suppressed, "finding is", "findings are")} suppressed by the configuration file.`]),
    ...(unread === undefined ? [] : [unread]),
    ...(waiting === undefined ? [] : [waiting]),
    ...(untouched === 0
      ? []
      : [`${plural(untouched, "resource stays as it is", "resources stay as they are")}.`]),
    ...(drifted === 0
      ? []
      : [
          `${plural(drifted, "resource differs", "resources differ")} from the state in nothing that matters.`,
        ]),
    ...(hidden === undefined ? [] : [hidden]),
  ];
  if (sentences.length === 0) return [];
  const lead = suffix === "" ? "" : `${plan.label}: `;
  return [{ ...paragraph(text(`${lead}${sentences.join(" ")}`, "muted")), priority: 0 }];
}
