import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Change, Plan, Severity } from "@infra-tools/terraform-plan/model";
import type { Path } from "@infra-tools/terraform-plan/path";
import type { Value } from "@infra-tools/terraform-plan/value";
import type { FactTable, TypeFacts } from "../attributes/facts";
import type { RuleId } from "../rules";
import type { Observation } from "./observe";

/** What a judge says. `findings.ts` makes findings of it. */
export interface Judgement {
  readonly rule: RuleId;
  readonly path: Path;
  /** What gets worse, as sentences. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly advice: string;
  /** For the fingerprint. Undefined where the change as a whole is meant. */
  readonly before?: Value | undefined;
  readonly after?: Value | undefined;
  /** Instead of the rule's own. */
  readonly severity?: Severity;
  readonly byName?: boolean;
}

/** All that a judge of one change may look at. */
export interface Case {
  readonly change: Change;
  /** Undefined for a type that no table knows. */
  readonly facts: TypeFacts | undefined;
  /** The facts' attributes that this change touches. */
  readonly observations: readonly Observation[];
  readonly surroundings: Surroundings;
}

/** What is known of the plan around a change. */
export interface Surroundings {
  readonly plan: Plan;
  /** Rows of a configuration file. */
  readonly added: FactTable;
  /** Addresses whose resource the plan makes for the first time. */
  readonly created: ReadonlySet<string>;
  /** Ids and names of what the plan destroys and does not make again. */
  readonly destroyed: ReadonlySet<string>;
  /** Changes that a likely rename explains: address of the destroyed one -> of the new one. */
  readonly renamed: ReadonlyMap<string, string>;
}

export type Judge = (judged: Case) => readonly Judgement[];

/** The name of the thing, for sentences: "Cloud SQL instance", else its type. */
export function labelOf(judged: Pick<Case, "change" | "facts">): string {
  return judged.facts?.label ?? judged.change.type;
}

/** Whether the object is gone after the apply, or made anew. A forgotten one lives on. */
export function destroys(change: Change): boolean {
  return change.action === "delete" || change.action === "replace";
}

/** Whether an attribute of the change is taken from something that the plan makes for the first time. */
export function refersToCreated({ change, surroundings }: Case, attribute: string): boolean {
  const [name] = attribute.split(".");
  return (surroundings.plan.references.get(configurationAddress(change.address)) ?? []).some(
    ({ path, to }) => path[0] === name && surroundings.created.has(to),
  );
}

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
