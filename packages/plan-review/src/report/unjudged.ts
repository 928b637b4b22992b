import { formatPath } from "@infra-tools/terraform-plan/path";
import type { Review, ReviewedPlan } from "../reviewed";
import { enumerate, plural } from "./words";

/** Names in one sentence; the JSON has all of them. */
const MAX_NAMES = 10;

/** Numbers of what no rule knows, and the names of the types. */
function countUnjudged({ plans }: Review) {
  const resources = plans.flatMap(({ unjudged }) => unjudged.resources);
  return {
    resources: resources.length,
    types: shorten([...new Set(resources.map(({ type }) => type))].sort()),
    attributes: plans.reduce((sum, { unjudged }) => sum + unjudged.attributes.length, 0),
  };
}

/** Parts of the plans that no rule knows, as clauses for the verdict. */
export function unjudgedClauses(review: Review): readonly string[] {
  const { resources, types, attributes } = countUnjudged(review);
  return [
    ...(resources === 0
      ? []
      : [`${resources} ${resources === 1 ? "is of a type" : "are of types"} without rules: ${types}`]),
    ...(attributes === 0 ? [] : [`no rule reads ${plural(attributes, "changed attribute")}`]),
  ];
}

/** The same as a sentence of its own, beside findings; undefined if rules know everything. */
export function unjudgedText(review: Review): string | undefined {
  const { resources, types, attributes } = countUnjudged(review);
  const kind = resources === 1 ? "a type" : "types";
  const parts = [
    ...(resources === 0 ? [] : [`${plural(resources, "change")} of ${kind} without rules (${types})`]),
    ...(attributes === 0 ? [] : [plural(attributes, "changed attribute")]),
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

/** At most ten names, and the number of the others. */
export function shorten(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  return rest > 0 ? `${names.slice(0, MAX_NAMES).join(", ")} and ${rest} more` : names.join(", ");
}
