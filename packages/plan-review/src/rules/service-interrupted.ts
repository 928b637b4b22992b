import { removesEntry } from "../checks/entry";
import { type ChangeContext, destroys, labelOf } from "../context";
import { replace } from "../example";
import type { Issue, Rule } from "../rule";

export const serviceInterrupted: Rule<"service-interrupted"> = {
  id: "service-interrupted",
  title: "Service interrupted",
  group: "availability",
  severity: "warning",
  explanation:
    "A resource that serves requests is deleted, or replaced by deleting it before the new one is created.",
  checks: [check],
  examples: {
    bad: [replace("kubernetes_service_v1", { metadata: [{ name: "web" }] }, { metadata: [{ name: "www" }] })],
    fine: [
      replace(
        "kubernetes_service_v1",
        { metadata: [{ name: "web" }] },
        { metadata: [{ name: "www" }] },
        { replaceOrder: "create-first" },
      ),
    ],
  },
};

function check(context: ChangeContext): readonly Issue[] {
  const { change, metadata, renamed } = context;
  if (metadata?.serves === undefined || change.deposed !== undefined || !destroys(change)) return [];
  if (change.action === "replace" && change.replaceOrder === "create-first") return [];
  // The metadata of a removal has more precise sentences, and the loss of an entry point is a rule of its own.
  if (change.action === "delete" && metadata.removal !== undefined) return [];
  if (removesEntry(context)) return [];
  if (change.action === "replace") {
    return [
      {
        path: change.replacePaths[0] ?? [],
        message: `The ${labelOf(context)} is destroyed before the new one is created. Unavailable until then: ${metadata.serves}.`,
        advice:
          "Set `create_before_destroy`, give the new one a different name and switch over, or apply when an interruption is acceptable.",
      },
    ];
  }
  const successor = renamed.get(change.address);
  const rename =
    successor === undefined ? "" : `; if it was renamed to ${successor}, a \`moved\` block keeps it`;
  return [
    {
      path: [],
      message: `The ${labelOf(context)} is destroyed. This stops ${metadata.serves}.`,
      advice: `Make sure that nothing uses it${rename}.`,
    },
  ];
}
