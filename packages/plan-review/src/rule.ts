import type { Severity } from "@infra-tools/terraform-plan/model";
import type { Path } from "@infra-tools/terraform-plan/path";
import type { Value } from "@infra-tools/terraform-plan/value";
import type { ChangeContext, PlanContext } from "./context";
import type { Example } from "./example";
import type { Lifecycles } from "./lifecycles";
import type { OwnRules } from "./revision/revision";

/** Subject of a rule, for grouping. */
export type RuleGroup =
  | "data"
  | "protection"
  | "exposure"
  | "permissions"
  | "encryption"
  | "availability"
  | "observability"
  | "routing"
  | "plan";

/** One rule of the review, with the checks that report it. Each rule is one file in `rules/`. */
export interface Rule<Id extends string = string> {
  readonly id: Id;
  /** A noun phrase: "Retention reduced". */
  readonly title: string;
  readonly group: RuleGroup;
  /** Default severity. A configuration file can change it, single attributes can differ. */
  readonly severity: Severity;
  /** A plan with such a finding must not be applied: `infra apply` and the deploy job refuse it, accepted or not. */
  readonly refuses?: true;
  /** Why it matters, and what exactly is compared. */
  readonly explanation: string;
  /** Checks of a single change. */
  readonly checks?: readonly Check[];
  /** Checks of the plan as a whole. */
  readonly planChecks?: readonly PlanCheck[];
  readonly examples: {
    /** Changes that this rule reports. */
    readonly bad: readonly Example[];
    /** Near changes that it does not report. */
    readonly fine: readonly Example[];
  };
}

/** A violation of a rule. `findings.ts` turns it into a finding. */
export interface Issue {
  readonly path: Path;
  /** Consequence, as sentences. */
  readonly message: string;
  /** Advice, as a sentence. */
  readonly advice: string;
  /** Values for the fingerprint. Undefined for the change as a whole. */
  readonly before?: Value | undefined;
  readonly after?: Value | undefined;
  /** Overrides the rule's severity. */
  readonly severity?: Severity;
  /** Derived from names alone: the type has no metadata. */
  readonly byName?: boolean;
}

export type Check = (context: ChangeContext) => readonly Issue[];

/** An issue with the address that it is reported at. */
export interface AddressedIssue {
  readonly address: string;
  readonly issue: Issue;
}

/** Input of a check of a whole plan. */
export interface PlanCheckContext extends PlanContext {
  /** Differences inside a change that are not suppressed as meaningless. */
  readonly hasDifferences: (change: PlanContext["plan"]["changes"][number]) => boolean;
  /** `lifecycle` of the synthesized stacks of both revisions, if both are available. */
  readonly lifecycles: { readonly base: Lifecycles; readonly head: Lifecycles } | undefined;
  /** Changes of the revision to the rules that review it; undefined without a base. */
  readonly ownRules: OwnRules | undefined;
}

export type PlanCheck = (context: PlanCheckContext) => readonly AddressedIssue[];

/** Sentences of a rule that shares its analysis with others. */
export interface RuleTexts {
  /** Consequence, as a sentence. */
  readonly consequence: string;
  readonly advice: string;
}

/** Address of findings about the plan as a whole. */
export const PLAN_ADDRESS = "(plan)";
