import type { Cost } from "./measure";

/** One line of a benchmark's table. */
export interface Row {
  readonly what: string;
  readonly costs: readonly Cost[];
  /** Said to everyone who reads the table. */
  readonly remark?: string;
  readonly target?: Target;
}

/** Target of a median. Nothing fails above it: the machine may be busy. */
export interface Target {
  readonly seconds?: number;
  readonly megabytes?: number;
  /** As often as the first row's time and memory. */
  readonly timesTheTime?: number;
  readonly timesTheMemory?: number;
}

/** A thing to measure; the first of a benchmark is what the others are compared with. */
export interface Subject extends Pick<Row, "what" | "target" | "remark"> {
  readonly run: () => Promise<Cost>;
}

/**
 * Measures all subjects in turn, round after round, so that what else the machine does meets all of them alike.
 * Nothing is thrown away: the first round is the first run of a day.
 */
export async function series(rounds: number, subjects: readonly Subject[]): Promise<readonly Row[]> {
  const costs = subjects.map((): Cost[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run }] of subjects.entries()) costs[index]?.push(await run());
  }
  return subjects.map(({ run: _, ...row }, index) => ({ ...row, costs: costs[index] ?? [] }));
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Undefined when there is nothing to spread. */
export function spread(numbers: readonly number[]): Spread | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (min === undefined || max === undefined || upper === undefined || lower === undefined) return undefined;
  return { min, median: (lower + upper) / 2, max };
}
