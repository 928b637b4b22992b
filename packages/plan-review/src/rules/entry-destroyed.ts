import { metadataOf } from "../attributes/look-up";
import { removesEntry } from "../checks/entry";
import { type ChangeContext, labelOf } from "../context";
import { create, destroy, together } from "../example";
import { enumerate, plural } from "../report/words";
import type { Issue, Rule } from "../rule";

const INGRESS = { metadata: [{ name: "packagecloud" }] };
const DEPLOYMENT = { metadata: [{ name: "packagecloud-web" }] };

export const entryDestroyed: Rule<"entry-destroyed"> = {
  id: "entry-destroyed",
  title: "Public entry point destroyed",
  group: "availability",
  severity: "danger",
  explanation:
    "An ingress, load balancer or forwarding rule is deleted, and the plan creates no other: users no longer reach the service. Workloads deleted in the same plan are also counted.",
  checks: [check],
  examples: {
    bad: [
      destroy("kubernetes_ingress_v1", INGRESS),
      together(destroy("aws_lb", { name: "web" }), destroy("kubernetes_deployment_v1", DEPLOYMENT)),
    ],
    fine: [
      destroy("kubernetes_deployment_v1", DEPLOYMENT),
      together(
        destroy("kubernetes_ingress_v1", INGRESS, { name: "before" }),
        create("kubernetes_ingress_v1", { metadata: [{ name: "packages" }] }, { name: "after" }),
      ),
    ],
  },
};

function check(context: ChangeContext): readonly Issue[] {
  if (!removesEntry(context)) return [];
  const counts = servicesDestroyedWith(context);
  const contents = counts.length === 0 ? "" : ` with ${enumerate(counts)}`;
  return [
    {
      path: [],
      message: `The ${labelOf(context)} is destroyed${contents}, and nothing replaces it: this stops ${context.metadata?.serves ?? "every request to it"}.`,
      advice:
        "If the service is to go on, find what removed it: a setting, a count or a condition. Otherwise take the traffic away first.",
    },
  ];
}

/** "4 deployments", "2 services": other resources that serve requests and are deleted. */
function servicesDestroyedWith({ plan, added, change }: ChangeContext): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of plan.changes) {
    if (each === change || each.action !== "delete" || each.deposed !== undefined) continue;
    const metadata = metadataOf(each, added);
    if (metadata?.serves === undefined || metadata.entry === true) continue;
    counts.set(metadata.label, (counts.get(metadata.label) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([label, count]) => plural(count, label));
}
