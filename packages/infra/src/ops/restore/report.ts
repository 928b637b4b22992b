import { findingSections, openFindings } from "@infra-tools/plan-review/report";
import { type Block, code, type Doc, type Line, strong, text } from "@infra-tools/report/doc/doc";
import type { PreparedCommit } from "./commit";
import type { Rehearsal } from "./rehearse";
import type { RestoreRequest } from "./request";
import type { Step, StepName } from "./steps";

/** Data of a report about a restore. */
export interface RestoreOutcome {
  readonly request: RestoreRequest;
  readonly steps: readonly Step[];
  /** Steps that the sandbox has behind it. */
  readonly done: ReadonlySet<StepName>;
  readonly prepared: PreparedCommit | undefined;
  readonly rehearsal: Rehearsal | undefined;
}

/** A restore as a document: first what came of it, then each step with its commands. */
export function restoreDoc(outcome: RestoreOutcome): Doc {
  const { request, steps, rehearsal } = outcome;
  const findings =
    rehearsal?.review !== undefined &&
    openFindings(rehearsal.review).some(({ severity }) => severity !== "notice")
      ? findingSections(rehearsal.review, { canAccept: false })
      : [];
  return {
    title: `Restore of ${request.environment.name} to ${request.pointInTime}`,
    blocks: [verdict(outcome), ...steps.map((step, index) => section(outcome, step, index + 1)), ...findings],
  };
}

function verdict({ request, prepared, rehearsal }: RestoreOutcome): Block {
  const { environment, source, target } = request;
  if (request.isMerged) {
    return callout("good", [
      text(`The data of ${environment.name} uses `),
      code(target),
      text(" already: what is left is to verify it."),
    ]);
  }
  if (rehearsal === undefined) {
    return callout("plain", [
      code(source),
      text(" can be cloned to "),
      code(target),
      text(". Nothing was done: this was a dry run."),
    ]);
  }
  if (rehearsal.refused.length > 0) {
    return callout("danger", [text("The sandbox has refused the deploy. Do not run the commands below.")]);
  }
  return callout("good", [
    text("The sandbox has performed it all. The change is prepared on the branch "),
    code(prepared?.branch ?? request.branch),
    text("; the clouds were not touched: the commands below are for a person."),
  ]);
}

function callout(tone: "good" | "plain" | "danger", line: Line): Block {
  return { kind: "callout", tone, lines: [line], priority: 0 };
}

function section({ done, rehearsal }: RestoreOutcome, step: Step, number: number): Block {
  const performed = rehearsal?.performed.find((each) => each.step === step.name);
  const isDone = performed !== undefined || done.has(step.name);
  const state: Line = step.isSimulated
    ? [
        strong(isDone ? "done" : "to do", isDone ? "good" : "muted"),
        text(" in the sandbox"),
        ...detailOf(performed),
      ]
    : [strong("by a person")];
  return {
    kind: "section",
    title: [text(`${number}. ${step.title}`)],
    blocks: [
      { kind: "code", text: step.commands.map(continued).join("\n"), language: "sh" },
      { kind: "paragraph", line: [text(step.note)] },
      { kind: "paragraph", line: state },
    ],
  };
}

function detailOf(performed: Rehearsal["performed"][number] | undefined): Line {
  return performed === undefined ? [] : [text(`: ${performed.detail}`)];
}

/** The same for `--json`. */
export function restoreJson({ request, steps, done, prepared, rehearsal }: RestoreOutcome) {
  const { environment, pointInTime, source, target, generation, branch, isMerged } = request;
  return {
    environment: environment.name,
    at: pointInTime,
    source,
    target,
    generation,
    isMerged,
    branch: isMerged ? null : branch,
    commit: prepared?.commit ?? null,
    steps: steps.map(({ name, title, commands, note, isSimulated }) => ({
      name,
      title,
      commands,
      note,
      byPerson: !isSimulated,
      doneInSandbox: done.has(name) || rehearsal?.performed.some(({ step }) => step === name) === true,
    })),
  };
}

/** Columns that fit into a terminal of 80 with the report's indent. */
const COMMAND_WIDTH = 72;

/** A long command over several lines that a shell reads as one: a report would break it anywhere. */
export function continued(command: string): string {
  const lines: string[] = [];
  for (const word of command.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + word.length + 3 <= COMMAND_WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join(" \\\n");
}
