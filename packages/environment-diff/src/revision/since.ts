import type { Json } from "@infra-tools/terraform-plan/value";
import { attributePath } from "../report/words";
import { differingSettings } from "../settings";
import type { Blocks } from "../stack/blocks";
import { compareStacks } from "../stack/differences";

/** Two environments at one revision: their data, as far as the revision has it in a known form, and their stacks. */
export interface EnvironmentPair {
  readonly data?: { readonly a: Json; readonly b: Json };
  readonly stacks: { readonly a: Blocks; readonly b: Blocks };
}

/** One thing in which two environments differ at a revision. */
export interface DifferencePoint {
  readonly kind: "setting" | "attribute" | "block";
  /** The setting's path; of an attribute the block's address. */
  readonly place: string;
  /** The attribute; empty for a setting and for a block that only one environment has. */
  readonly attribute: string;
}

/** Differences at one revision, by a key that is the same for the same difference at another. */
export type DifferencePoints = ReadonlyMap<string, DifferencePoint>;

/** Everything in which two environments differ at one revision. */
export function differencePoints({ data, stacks }: EnvironmentPair): DifferencePoints {
  const points = new Map<string, DifferencePoint>();
  const settings = data === undefined ? [] : differingSettings(data.a, data.b);
  for (const { path } of settings) {
    points.set(`setting ${path}`, { kind: "setting", place: path, attribute: "" });
  }
  for (const difference of compareStacks(stacks.a, stacks.b).differences) {
    const attribute = attributePath(difference);
    const kind = difference.kind === "changed" ? "attribute" : "block";
    const place = difference.address;
    points.set(`${difference.kind} ${difference.block} ${attribute}`, { kind, place, attribute });
  }
  return points;
}

/** A revision between the two ends of a search. */
export interface Step {
  /** Hash of the commit; empty for work that is not committed. */
  readonly commit: string;
  readonly subject: string;
}

/** Differences that one step, or the last of several, ended or began. */
export interface SinceGroup {
  /** One step when it is known, else all that it may be. */
  readonly steps: readonly Step[];
  readonly points: readonly DifferencePoint[];
}

export interface SinceResult {
  /** Differed at the first revision, and do not any more. */
  readonly ended: readonly SinceGroup[];
  /** Differ now, and did not at the first revision. */
  readonly begun: readonly SinceGroup[];
  /** Differences of both ends. */
  readonly counts: { readonly before: number; readonly current: number };
}

/** The revisions to search: the first, and then every step up to now. */
export interface History {
  readonly before: DifferencePoints;
  /** In order; the last leads to `current`. */
  readonly steps: readonly Step[];
  readonly current: DifferencePoints;
  /** Differences after a step. */
  readonly after: (step: Step) => Promise<DifferencePoints>;
  /** Revisions that may be built for the search. */
  readonly budget: number;
}

/**
 * Finds what began and what ended to differ since a revision, and the steps that did it, by halving: each difference is
 * looked for in the half in which it changes. One that came and went several times is found once.
 */
export async function differencesSince(history: History): Promise<SinceResult> {
  const { before, current, steps } = history;
  const search = new StepSearch(history);
  const missingIn = (points: DifferencePoints, others: DifferencePoints) =>
    [...points.keys()].filter((key) => !others.has(key));
  const groups = async (keys: readonly string[], from: DifferencePoints, isEnd: boolean) =>
    (await search.locate(keys, 0, steps.length, isEnd)).map((group) => ({
      steps: group.steps,
      points: group.keys.flatMap((key) => from.get(key) ?? []),
    }));
  return {
    ended: await groups(missingIn(before, current), before, true),
    begun: await groups(missingIn(current, before), current, false),
    counts: { before: before.size, current: current.size },
  };
}

interface KeyGroup {
  readonly steps: readonly Step[];
  readonly keys: readonly string[];
}

class StepSearch {
  private readonly built = new Map<Step, DifferencePoints>();

  constructor(private readonly history: History) {}

  /** `keys` change between the state after `low` steps and the state after `high` steps. */
  async locate(
    keys: readonly string[],
    low: number,
    high: number,
    isEnd: boolean,
  ): Promise<readonly KeyGroup[]> {
    if (keys.length === 0) return [];
    const middle = Math.floor((low + high) / 2);
    const step = this.history.steps[middle - 1];
    const points = middle === low || step === undefined ? undefined : await this.pointsAfter(step);
    if (points === undefined) return [{ steps: this.history.steps.slice(low, high), keys }];
    const isChanged = (key: string) => points.has(key) !== isEnd;
    return [
      ...(await this.locate(keys.filter(isChanged), low, middle, isEnd)),
      ...(await this.locate(
        keys.filter((key) => !isChanged(key)),
        middle,
        high,
        isEnd,
      )),
    ];
  }

  /** Undefined when no more revisions may be built. */
  private async pointsAfter(step: Step): Promise<DifferencePoints | undefined> {
    const cached = this.built.get(step);
    if (cached !== undefined || this.built.size >= this.history.budget) return cached;
    const points = await this.history.after(step);
    this.built.set(step, points);
    return points;
  }
}
