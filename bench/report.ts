import { type Block, type Line, paragraph, type Row as TableRow, text } from "@infra-tools/report/doc/doc";
import type { Cost } from "./measure";
import { type Row, spread, type Target } from "./series";

const MEGABYTE = 1024 * 1024;

export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A benchmark's table: each row with its spread, its ratio to the first row and its target. */
export function benchmarkBlock({ title, rows }: Measured): Block {
  const [base] = rows;
  return {
    kind: "section",
    title: [text(title)],
    blocks: [
      {
        kind: "table",
        columns: [
          { title: "what" },
          { title: "min s", align: "right" },
          { title: "median s", align: "right" },
          { title: "max s", align: "right" },
          { title: "ratio", align: "right" },
          { title: "CPU s", align: "right" },
          { title: "peak MB", align: "right" },
          { title: "ratio", align: "right" },
          { title: "target" },
        ],
        rows: rows.map((row) => tableRow(row, base ?? row)),
      },
      ...rows.flatMap(({ what, remark }) =>
        remark === undefined ? [] : [paragraph(text(`${what}: ${remark}`))],
      ),
    ],
  };
}

function tableRow(row: Row, base: Row): TableRow {
  const seconds = spread(row.costs.map((cost) => cost.seconds));
  const figures = [seconds?.min, seconds?.median, seconds?.max].map((value) => fixed(value, 2));
  const cpu = spread(row.costs.flatMap(({ processor }) => processor ?? []))?.median;
  const { time, memory } = ratios(row, base);
  const verdict = row.target === undefined ? undefined : judge(row, base, row.target);
  const cells = [
    row.what,
    ...figures,
    fixed(time, 1),
    fixed(cpu, 2),
    fixed(peakMegabytes(row.costs), 0),
    fixed(memory, 1),
  ];
  const last: Line = verdict === undefined ? [] : [text(verdict.text, verdict.met ? "good" : "warning")];
  return { cells: [...cells.map((cell): Line => [text(cell)]), last] };
}

interface Verdict {
  readonly met: boolean;
  readonly text: string;
}

/** Compares the median with the target, and says both. */
export function judge(row: Row, base: Row, target: Target): Verdict {
  const seconds = spread(row.costs.map((cost) => cost.seconds))?.median;
  const { time, memory } = ratios(row, base);
  const limits: readonly (readonly [number | undefined, number | undefined, string])[] = [
    [target.seconds, seconds, " s"],
    [target.megabytes, peakMegabytes(row.costs), " MB"],
    [target.timesTheTime, time, "x time"],
    [target.timesTheMemory, memory, "x memory"],
  ];
  const asked = limits.flatMap(([limit, measured, unit]) =>
    limit === undefined || measured === undefined
      ? []
      : [{ met: measured <= limit, text: `${limit}${unit}` }],
  );
  const met = asked.every((each) => each.met);
  return { met, text: `${asked.map((each) => each.text).join(", ")}: ${met ? "met" : "missed"}` };
}

export function ratios(row: Row, base: Row): { readonly time?: number; readonly memory?: number } {
  if (row === base) return {};
  const time = quotient(median(row), median(base));
  const memory = quotient(peakMegabytes(row.costs), peakMegabytes(base.costs));
  return { ...(time === undefined ? {} : { time }), ...(memory === undefined ? {} : { memory }) };
}

function median({ costs }: Row): number | undefined {
  return spread(costs.map(({ seconds }) => seconds))?.median;
}

/** The most that any of the runs held. */
export function peakMegabytes(costs: readonly Cost[]): number | undefined {
  const peak = spread(costs.flatMap((cost) => cost.peak ?? []))?.max;
  return peak === undefined ? undefined : peak / MEGABYTE;
}

function quotient(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined || b === 0 ? undefined : a / b;
}

function fixed(value: number | undefined, digits: number): string {
  return value === undefined ? "" : value.toFixed(digits);
}
