import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { JsonObject } from "@infra-tools/terraform-plan/read/shape";
import { isSensitive, type Json, memberOf, type Value } from "@infra-tools/terraform-plan/value";
import type { StateDifference } from "../state/diff";
import type { Origin, PlanConfiguration } from "./references";

/** A plan's inputs and its configuration. */
export interface PlanSource {
  /** Values of the root module's variables. */
  readonly variables: JsonObject;
  readonly configuration: PlanConfiguration;
}

/** Why an attribute, or an object, differs between two plans, as far as their references say. */
export interface PlanCause {
  /** Variables that differ and that the configuration refers to here. Several: each may have a part in it. */
  readonly variables: readonly string[];
  /** Locals and computed attributes that it refers to: what these are made of is not in a plan. */
  readonly unresolved: readonly string[];
  /** Why nothing is named above. */
  readonly none?: "computed" | "code";
}

/** Finds what the configurations of two plans refer to where the plans differ. */
export function planCauses(a: PlanSource, b: PlanSource) {
  const differing = differingVariables(a, b);
  const cause = (origins: readonly Origin[], isCode: boolean): PlanCause => {
    const variables = differing.filter((name) => origins.some((origin) => origin.variables.has(name)));
    const unresolved = [...new Set(origins.flatMap((origin) => [...origin.unresolved]))].sort();
    if (variables.length + unresolved.length > 0) return { variables, unresolved };
    return { variables, unresolved, none: isCode ? "code" : "computed" };
  };
  return {
    variables: differing,
    ofAttribute: ({ address, addressA = address }: StateDifference, delta: Delta): PlanCause => {
      const origins = [
        a.configuration.ofAttribute(addressA, delta.path),
        b.configuration.ofAttribute(address, delta.path),
      ];
      const origin = cause(
        origins,
        origins.some(({ isConfigured }) => isConfigured),
      );
      // A variable that is the value on both sides says more than others in the same expression.
      const exact = origin.variables.filter(
        (name) =>
          isValue(memberOf(a.variables, name), delta.before) &&
          isValue(memberOf(b.variables, name), delta.after),
      );
      return exact.length === 0 ? origin : { variables: exact, unresolved: [] };
    },
    ofPresence: ({ address, kind }: StateDifference): PlanCause =>
      cause([(kind === "only-a" ? a : b).configuration.ofPresence(address)], true),
  };
}

/** True if a variable is the value. A plan writes a number from the command line as a text. */
function isValue(variable: Json | undefined, value: Value | undefined): boolean {
  const inner = isSensitive(value) ? value.inner : value;
  if (typeof variable === "string" && (typeof inner === "number" || typeof inner === "boolean")) {
    return variable === String(inner);
  }
  return equal(variable, inner);
}

/** Names of the variables whose values differ, one of them absent or not. */
function differingVariables(a: PlanSource, b: PlanSource): readonly string[] {
  const names = new Set([...Object.keys(a.variables), ...Object.keys(b.variables)]);
  return [...names].filter((name) => !equal(memberOf(a.variables, name), memberOf(b.variables, name))).sort();
}
