import type { Doc } from "@infra-tools/report/doc/doc";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import type { Finding } from "@infra-tools/terraform-plan/model";
import { readPlan } from "@infra-tools/terraform-plan/read/read";
import type { Json } from "@infra-tools/terraform-plan/value";
import { reviewReport } from "../../src/report";
import { type ReviewOptions, reviewPlans } from "../../src/review";
import type { Review } from "../../src/reviewed";

type JsonObject = { readonly [key: string]: Json };

/** An entry of `resource_changes`. */
export function resource(
  address: string,
  actions: readonly string[],
  change: JsonObject,
  more: JsonObject = {},
): JsonObject {
  const [type = "", name = ""] = address.replace(/\[.*$/, "").split(".").slice(-2);
  return {
    address,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/example/example",
    change: { actions, ...change },
    ...more,
  };
}

export function planJson(changes: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  return { format_version: "1.2", terraform_version: "1.11.4", resource_changes: changes, ...more };
}

export function reviewOf(plans: Readonly<Record<string, JsonObject>>, options: ReviewOptions = {}): Review {
  return reviewPlans(
    Object.entries(plans).map(([label, json]) => readPlan(json, { label })),
    options,
  );
}

export function terminalOf(doc: Doc, details = true): string {
  return renderTerminal(doc, { color: false, width: 120, details });
}

/** The report of one plan as a terminal shows it, everything unfolded. */
export function reportOf(changes: readonly JsonObject[], more: JsonObject = {}): string {
  return terminalOf(reviewReport(reviewOf({ ops: planJson(changes, more) })));
}

/** A review whose findings are given, to look at the report alone. */
export function withFindings(review: Review, findings: readonly Finding[]): Review {
  return {
    ...review,
    plans: review.plans.map((plan, index) => (index === 0 ? { ...plan, findings } : plan)),
  };
}

export function finding(more: Partial<Finding> = {}): Finding {
  return {
    rule: "retention-reduced",
    severity: "danger",
    plan: "ops",
    address: "x_store.a",
    path: ["keep_days"],
    message: "Kept: lowered from 30 to 7 days. What is older is deleted.",
    advice: "Keep `keep_days` at 30.",
    fingerprint: "0123456789ab",
    byName: false,
    accepted: undefined,
    ...more,
  };
}
