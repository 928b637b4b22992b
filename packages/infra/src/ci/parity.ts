import { type EnvironmentDiff, uncaused } from "@infra-tools/environment-diff/diff";
import type { Parity, ParityVerdict } from "@infra-tools/environment-diff/parity/parity";
import { diffReport } from "@infra-tools/environment-diff/report/report";
import { type Block, text } from "@infra-tools/report/doc/doc";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { environmentNames } from "../../../../environments/index";
import { loadParity, parityVerdict } from "../diff/compare-environments";
import { compareNeighbours } from "../diff/compare-pairs";

/** Said after everything about the change itself. */
const PRIORITY = 8;

/** Parity of the environments, as a review says it. */
export interface ParityReport {
  /** The verdict on each pair, for the note. */
  readonly verdicts: readonly Block[];
  /** All differences, for the page. */
  readonly details: readonly Block[];
  /** Breaks, each as a sentence: what stops a merge. */
  readonly breaks: readonly string[];
}

/** Compares each environment with the one before it, with the expected differences. */
export async function parityReport(context: Context): Promise<ParityReport> {
  const parity = loadParity(context.root);
  const diffs = await compareNeighbours(context, environmentNames, { identity: parity.identity });
  const pairs = diffs.map((diff) => reportPair(diff, parity));
  return {
    verdicts: pairs.flatMap(({ verdicts }) => verdicts),
    details: pairs.flatMap(({ details }) => details),
    breaks: pairs.flatMap(({ breaks }) => breaks),
  };
}

function reportPair(diff: EnvironmentDiff, parity: Parity): ParityReport {
  const { names, settings } = diff;
  const title = `${names.a} and ${names.b}`;
  const verdict = parityVerdict(settings, parity, names);
  const [first, ...rest] = diffReport(diff, { title, parity: verdict }).blocks;
  const section = (heading: string, blocks: readonly Block[]): Block => ({
    kind: "section",
    title: [text(heading)],
    priority: PRIORITY,
    blocks,
  });
  return {
    verdicts: first === undefined ? [] : [section(`Parity of ${title}`, [first])],
    details: rest.length === 0 ? [] : [section(`Everything that differs between ${title}, by cause`, rest)],
    breaks: breaksOf(title, diff, verdict),
  };
}

function breaksOf(title: string, diff: EnvironmentDiff, { unexpected }: ParityVerdict): readonly string[] {
  const without = uncaused(diff).length;
  return [
    ...unexpected.map(
      ({ path }) => `${path} differs between ${title}, and environments/parity.yaml does not expect it.`,
    ),
    ...(without === 0 ? [] : [`${without} differences between ${title} have no setting as their cause.`]),
  ];
}
