import type { Change } from "@infra-tools/terraform-plan/model";
import { heldData, survives } from "../checks/held-data";
import { type ChangeContext, destroys, destructionOf, labelOf } from "../context";
import { destroy, replace, update } from "../example";
import type { Issue, Rule } from "../rule";

export const dataDestroyed: Rule<"data-destroyed"> = {
  id: "data-destroyed",
  title: "Data destroyed",
  group: "data",
  severity: "danger",
  explanation:
    "A resource that holds data, or that cannot be recreated as it was, is deleted or replaced. A replacement is empty: data does not move to it. Types without metadata are recognized by their name and reported as a warning. A resource whose deletion policy keeps the object (ABANDON) is not reported.",
  checks: [check],
  examples: {
    bad: [
      replace(
        "google_sql_database_instance",
        { region: "europe-west1" },
        { region: "europe-west4" },
        { replacePaths: [["region"]] },
      ),
      destroy("aws_s3_bucket"),
      destroy("acme_database"),
    ],
    fine: [
      update(
        "google_sql_database_instance",
        { settings: { tier: "db-custom-2-8192" } },
        { settings: { tier: "db-custom-4-16384" } },
      ),
      destroy("google_secret_manager_secret_version", { deletion_policy: "ABANDON" }),
      destroy("acme_database_policy"),
    ],
  },
};

function check(context: ChangeContext): readonly Issue[] {
  const { change, metadata } = context;
  const held = heldData(change, metadata);
  if (held === undefined || change.deposed !== undefined) return [];
  if (!destroys(change) || survives(change, metadata)) return [];
  const lost =
    held.label === undefined
      ? "The name of its type says that it holds data."
      : `Lost with it: ${held.label}.`;
  return [
    {
      path: change.replacePaths[0] ?? [],
      message: `The ${labelOf(context)} is ${destructionOf(change)}. ${lost}`,
      advice: change.action === "replace" ? replacementAdvice(change) : deletionAdvice(context),
      ...(held.byName ? { severity: "warning" as const, byName: true } : {}),
    },
  ];
}

function replacementAdvice({ replacePaths }: Change): string {
  const cause = replacePaths.length > 0 ? "forces" : "requests";
  return `Revert what ${cause} the replacement, or migrate the data first: create the new one beside the old one, copy, switch over, then delete.`;
}

function deletionAdvice({ change, renamed }: ChangeContext): string {
  const successor = renamed.get(change.address);
  if (successor !== undefined)
    return `It looks renamed: write \`moved { from = ${change.address}, to = ${successor} }\` to keep it.`;
  return "Make sure that it is no longer needed and that a tested backup exists. A `removed` block with `destroy = false` drops it from the state without deleting it.";
}
