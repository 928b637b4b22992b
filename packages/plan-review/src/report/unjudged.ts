import { formatPath } from "@infra-tools/terraform-plan/path";
import type { Review, ReviewedPlan } from "../reviewed";
import { enumerate, plural } from "./words";

/** Names in one sentence; the JSON has all of them. */
const MAX_NAMES = 10;

/** Parts of the plans that no rule knows, as clauses for the verdict. */
export function unjudgedClauses({ plans }: Review): readonly string[] {
  const resources = plans.flatMap(({ unjudged }) => unjudged.resources);
  const attributes = plans.flatMap(({ unjudged }) => unjudged.attributes);
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return [
    ...(resources.length === 0
      ? []
      : [
          `${resources.length} ${resources.length === 1 ? "is of a type" : "are of types"} without rules: ${shorten(types)}`,
        ]),
    ...(attributes.length === 0 ? [] : [`no rule reads ${plural(attributes.length, "changed attribute")}`]),
  ];
}

/** The same as a sentence of its own, beside findings; undefined if rules know everything. */
export function unjudgedText({ plans }: Review): string | undefined {
  const resources = plans.flatMap(({ unjudged }) => unjudged.resources);
  const attributes = plans.flatMap(({ unjudged }) => unjudged.attributes);
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  const kind = resources.length === 1 ? "a type" : "types";
  const parts = [
    ...(resources.length === 0
      ? []
      : [`${plural(resources.length, "change")} of ${kind} without rules (${shorten(types)})`]),
    ...(attributes.length === 0 ? [] : [plural(attributes.length, "changed attribute")]),
  ];
  return parts.length === 0 ? undefined : `Not judged: ${enumerate(parts)}.`;
}

/** Changed attributes that no rule reads, by their types' paths: a reader can look at them. */
export function unreadText({ unjudged }: ReviewedPlan): string | undefined {
  if (unjudged.attributes.length === 0) return undefined;
  const places = unjudged.attributes.map(({ address, path }) => `${address} ${formatPath(path)}`);
  return `No rule reads ${shorten(places)}.`;
}

/** Rules that the configuration turns off, and findings that it suppresses, as a sentence; undefined if there are none. */
export function switchedOffText({ plans }: Review): string | undefined {
  const off = new Map<string, number>();
  for (const plan of plans) {
    for (const [rule, count] of plan.off) off.set(rule, (off.get(rule) ?? 0) + count);
  }
  const suppressed = plans.reduce((sum, plan) => sum + plan.suppressed, 0);
  const count = [...off.values()].reduce((sum, one) => sum + one, 0);
  const parts = [
    ...(count === 0 ? [] : [`turns off ${plural(count, "finding")} (${[...off.keys()].sort().join(", ")})`]),
    ...(suppressed === 0 ? [] : [`suppresses ${suppressed}`]),
  ];
  return parts.length === 0 ? undefined : `The review configuration ${enumerate(parts)}.`;
}

function shorten(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  return rest > 0 ? `${names.slice(0, MAX_NAMES).join(", ")} and ${rest} more` : names.join(", ");
}
