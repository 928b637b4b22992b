import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { StateDifference } from "../state/diff";
import type { Input } from "../state/shown";
import { type PlanCause, planCauses } from "./causes";

/** Causes that two files give, or why they give none. */
export interface FileCauses {
  /** Limits of these files, one sentence each. */
  readonly limits: readonly string[];
  readonly ofAttribute?: (difference: StateDifference, delta: Delta) => PlanCause;
  readonly ofPresence?: (difference: StateDifference) => PlanCause;
}

const NEEDS_PLANS =
  "two plans hold the configuration and the variables, and a cdktf project's settings find every cause";

/** Causes that two files show. */
export function fileCauses(a: Input, b: Input): FileCauses {
  if (a.plan !== undefined && b.plan !== undefined) {
    const { ofAttribute, ofPresence } = planCauses(a.plan, b.plan);
    return {
      ofAttribute,
      ofPresence,
      limits: [
        "Causes are the variables that the configuration refers to; no value was tried out. Where an expression refers to several, each may have a part.",
        "A plan does not say what locals, computed attributes and dynamic blocks are made of.",
      ],
    };
  }
  const kinds = [...new Set([a, b].filter(({ plan }) => plan === undefined).map(({ kind }) => kind))];
  return { limits: kinds.map((kind) => `${LIMITS[kind]} no cause can be found: ${NEEDS_PLANS}.`) };
}

const LIMITS = {
  state: "A state holds no configuration, so",
  plan: "A plan without its configuration is a part of one, so",
  configuration: "A synthesized configuration holds results and not the settings they come from, so",
} as const;
