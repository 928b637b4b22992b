import {
  type Block,
  code,
  type Doc,
  type Inline,
  type Line,
  strong,
  text,
} from "@infra-tools/report/doc/doc";
import type { DifferencePoint, SinceGroup, SinceResult, Step } from "../revision/since";
import type { SideName } from "../settings";
import { plural } from "./words";

/** The two things that were compared. */
interface SinceNames {
  readonly names: Readonly<Record<SideName, string>>;
  readonly ref: string;
}

/** Result for `--json`; its form is published in `schemas/since-output.schema.json`. */
export function sinceJson(result: SinceResult, { names, ref }: SinceNames) {
  return { names, ref, ...result };
}

/** Report of what began and what ended to differ between two environments since a revision. */
export function sinceReport({ ended, begun, counts }: SinceResult, { names, ref }: SinceNames): Doc {
  const [countEnded, countBegun] = [ended, begun].map(
    (groups) => groups.flatMap(({ points }) => points).length,
  );
  return {
    title: `${names.a} and ${names.b} since ${ref}`,
    blocks: [
      {
        kind: "callout",
        tone: countEnded === 0 && countBegun === 0 ? "good" : "warning",
        priority: 0,
        lines: [
          [
            strong(`${plural(countEnded ?? 0, "difference")} ended, ${countBegun} began`),
            text(`: settings and attributes that differ, ${counts.before} then and ${counts.current} now.`),
          ],
        ],
      },
      ...section(`Differed at ${ref}, and do not now`, ended),
      ...section(`Differ now, and did not at ${ref}`, begun),
    ],
  };
}

function section(title: string, groups: readonly SinceGroup[]): readonly Block[] {
  if (groups.length === 0) return [];
  return [
    {
      kind: "section",
      title: [text(title)],
      priority: 1,
      blocks: groups.map(
        ({ steps, points }): Block => ({
          kind: "details",
          open: true,
          summary: stepWords(steps),
          blocks: [{ kind: "list", items: points.map(pointLine), priority: 2 }],
          tags: [],
          priority: 1,
        }),
      ),
    },
  ];
}

/** `1a2b3c4d5e6f Raise the memory`, or the first and the last of several. */
function stepWords(steps: readonly Step[]): readonly Inline[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined)
    return [text("no commit: the environment of the build differs")];
  if (first === last) return oneStep(first);
  return [text(`one of ${steps.length}, from `), ...oneStep(first), text(" to "), ...oneStep(last)];
}

function oneStep({ commit, subject }: Step): readonly Inline[] {
  return commit === ""
    ? [strong("work that is not committed")]
    : [code(commit.slice(0, 12)), text(` ${subject}`)];
}

function pointLine({ kind, place, attribute }: DifferencePoint): Line {
  if (kind === "setting") return [text("setting "), code(place)];
  return attribute === "" ? [code(place)] : [code(place), text(" "), code(attribute)];
}
