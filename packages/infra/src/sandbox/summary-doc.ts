import { findingSections, verdict } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import {
  type Block,
  code,
  type Doc,
  type Line,
  paragraph,
  type Row,
  strong,
  type Tone,
  text,
} from "@infra-tools/report/doc/doc";
import type { Example } from "@infra-tools/runtime/command-line/command";
import { COUNTED, type Counted, type Counts, countsText, type PlanSummary } from "./summary";

const TONES: Readonly<Record<Counted, Tone>> = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "delete",
  import: "good",
  forget: "muted",
};

/** Plans in numbers, by environment and part. */
export function summaryDoc(title: string, summaries: readonly PlanSummary[]): Doc {
  return { title, blocks: summaries.map(environmentSection) };
}

/** For someone who sees the project for the first time: the review's verdict and findings, numbers, where to go on. */
export function startDoc(
  title: string,
  review: Review,
  summaries: readonly PlanSummary[],
  next: readonly Example[],
): Doc {
  return {
    title,
    blocks: [
      verdict(review),
      ...findingSections(review, { canAccept: false }),
      ...summaries.map(environmentSection),
      ...nextSteps(next),
    ],
  };
}

function environmentSection(summary: PlanSummary): Block {
  const { environment, counts, parts, changes, outputs } = summary;
  const heading: Line = [strong(environment), text(`  ${countsText(counts)}`)];
  const remarks =
    outputs > 0 ? [paragraph(text(`${outputs} ${outputs === 1 ? "output changes" : "outputs change"}`))] : [];
  if (changes.length === 0) {
    const quiet = paragraph(text("The simulated cloud matches the configuration.", "good"));
    return { kind: "section", title: heading, blocks: outputs > 0 ? remarks : [quiet] };
  }
  return { kind: "section", title: heading, blocks: [partsTable(parts, counts), ...remarks] };
}

/** A column for each action that occurs. */
function partsTable(parts: PlanSummary["parts"], counts: Counts): Block {
  const actions = COUNTED.filter((action) => counts[action] > 0);
  const rows = parts.map(
    (part): Row => ({
      cells: [
        [text(part.part)],
        ...actions.map((action): Line => {
          const number = part.counts[action];
          return number === 0 ? [] : [text(String(number), TONES[action])];
        }),
      ],
    }),
  );
  return {
    kind: "table",
    columns: [{ title: "Part" }, ...actions.map((action) => ({ title: action, align: "right" as const }))],
    rows,
  };
}

function nextSteps(next: readonly Example[]): readonly Block[] {
  if (next.length === 0) return [];
  const rows = next.map(
    ({ command, explanation }): Row => ({ cells: [[code(command)], [text(explanation)]] }),
  );
  return [
    {
      kind: "section",
      title: [text("Where to look next")],
      blocks: [{ kind: "table", columns: [{ title: "Command" }, { title: "What it does" }], rows }],
    },
  ];
}
