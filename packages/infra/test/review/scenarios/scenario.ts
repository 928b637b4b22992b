import type { Counts } from "@infra-tools/plan-review/review";
import type { RuleId } from "@infra-tools/plan-review/rules";
import type { Severity } from "@infra-tools/terraform-plan/model";
import type { BaseName } from "./bases";

/** `danger retention-reduced at database/mysql/instance`: severity, rule, and the construct it is found at. */
export type Expected = `${Severity} ${RuleId} at ${string}`;

/**
 * A change as a merge request would bring it, and what a careful engineer would want to be told about it. The
 * expectation was there before the report: it says what is right, not what the review happens to print.
 */
export interface Scenario {
  /** Name of the golden report. */
  readonly name: string;
  /** The base, applied before the change. */
  readonly base: BaseName;
  /** Settings that change, by their path in the environment's data. */
  readonly change?: Readonly<Record<string, unknown>>;
  /** Arguments that change in the synthesized stack, by construct, then by path: what no setting can say. */
  readonly edit?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Constructs whose resources go. */
  readonly remove?: readonly string[];
  /** Numbers of Terraform's actions; one that is left out is 0. */
  readonly counts: Partial<Counts>;
  /** Every finding, as often as it is found. What is not here must not be found. */
  readonly findings: readonly Expected[];
  /** Terraform refuses the plan, because `prevent_destroy` forbids it. */
  readonly refused?: true;
}
