import type { Value } from "@infra-tools/terraform-plan/value";
import { plainType } from "../attributes/look-up";
import { labelOf } from "../context";
import { collect, hasUnknown, resolve, showAll, texts } from "../values/inspect";
import { wideningsOf } from "./iam/compare-policies";
import type { Statement } from "./iam/statement";
import { shared } from "./shared";

const ROLES = new Set(["kubernetes_role", "kubernetes_cluster_role"]);

/** Rules of Kubernetes roles: verbs and resources that they did not allow before. */
export const rbacChecks = shared<"admin-granted" | "permissions-widened" | "cannot-tell">((context) => {
  const { change } = context;
  if (!ROLES.has(plainType(change.type)) || change.after === undefined || change.action === "no-op")
    return [];
  if (change.action !== "create" && hasUnknown(resolve(change.after, ["rule"]))) {
    return [
      {
        rule: "cannot-tell",
        path: ["rule"],
        statement: `The rules of the ${labelOf(context)} are known after apply`,
      },
    ];
  }
  return wideningsOf(rulesOf(change.before), rulesOf(change.after))
    .map((widening) => ({ ...widening, isAdmin: allowsAll(widening.statement) }))
    .filter(({ isAdmin }) => isAdmin || change.action !== "create")
    .map(({ grants, isAdmin }) => ({
      rule: isAdmin ? ("admin-granted" as const) : ("permissions-widened" as const),
      path: ["rule"],
      statement: `The ${labelOf(context)} now allows ${showAll(distinct(grants.map(({ action }) => action)))} on ${showAll(
        distinct(grants.map(({ resource }) => printResource(resource))),
      )}`,
      ...(isAdmin ? {} : { consequence: "Everyone who has the role gains it." }),
      advice: "Allow only the verbs and resources that are needed.",
      before: change.before === undefined ? undefined : resolve(change.before, ["rule"]),
      after: resolve(change.after, ["rule"]),
    }));
});

/** A rule as a statement: verbs are actions; group, resource and name together are the resource. */
function rulesOf(value: Value | undefined): readonly Statement[] {
  return collect(value, "rule").map((rule) => {
    const names = texts(rule, "resource_names");
    const groups = collect(rule, "api_groups").map((group) => (group === "" ? "core" : String(group)));
    const resources = (groups.length === 0 ? ["core"] : groups).flatMap((group) =>
      texts(rule, "resources").flatMap((resource) =>
        (names.length === 0 ? ["*"] : names).map((name) => `${group}/${resource}/${name}`),
      ),
    );
    return {
      sid: undefined,
      effect: "Allow" as const,
      principals: undefined,
      actions: { mode: "only" as const, patterns: texts(rule, "verbs") },
      resources: {
        mode: "only" as const,
        patterns: [...resources, ...texts(rule, "non_resource_urls").map((url) => `url:${url}`)],
      },
      conditions: [],
    };
  });
}

function allowsAll({ actions, resources }: Statement): boolean {
  return actions.patterns.includes("*") && resources.patterns.includes("*/*/*");
}

function printResource(resource: string): string {
  return resource.replace(/^core\//, "").replace(/\/\*$/, "");
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
