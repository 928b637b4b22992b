import { namesDecide } from "../attributes/metadata";
import { removesEntry } from "../checks/entry";
import { type ChangeContext, destroys, inUseInstead, labelOf } from "../context";
import { destroy, replace } from "../example";
import { holdsDataByName } from "../lexicon/holds-data";
import { servesByName } from "../lexicon/serves";
import { removalByName } from "../lexicon/types";
import type { Issue, Rule } from "../rule";

export const serviceInterrupted: Rule<"service-interrupted"> = {
  id: "service-interrupted",
  title: "Service interrupted",
  group: "availability",
  severity: "warning",
  explanation:
    "A resource that serves requests is deleted, or replaced by deleting it before the new one is created. Of types without metadata, deletions are recognized by their name.",
  checks: [check],
  examples: {
    bad: [
      replace("kubernetes_service_v1", { metadata: [{ name: "web" }] }, { metadata: [{ name: "www" }] }),
      destroy("acme_load_balancer"),
    ],
    fine: [
      destroy("acme_load_balancer_policy"),
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
  const { change, metadata } = context;
  if (namesDecide(metadata)) return byName(context);
  if (metadata?.serves === undefined || change.deposed !== undefined || !destroys(change)) return [];
  if (change.action === "replace" && change.replaceOrder === "create-first") return [];
  // The metadata of a removal has more precise sentences, and the loss of an entry point is a rule of its own.
  if (change.action === "delete" && metadata.removal !== undefined) return [];
  if (removesEntry(context)) return [];
  return [
    change.action === "replace" ? interruption(context, metadata.serves) : deletion(context, metadata.serves),
  ];
}

/** A deletion, by the name of the type. What holds data or is a safeguard is reported as that. */
function byName(context: ChangeContext): readonly Issue[] {
  const { change } = context;
  const { type } = change;
  if (!destroys(change) || change.deposed !== undefined) return [];
  if (change.action === "replace" && change.replaceOrder === "create-first") return [];
  if (holdsDataByName(type) || removalByName(type) !== undefined) return [];
  const serves = servesByName(type);
  if (serves === undefined) return [];
  const issue = change.action === "replace" ? interruption(context, serves) : deletion(context, serves);
  return [{ ...issue, byName: true }];
}

/** The way through it is closed until the new one is there. */
function interruption(context: ChangeContext, serves: string): Issue {
  return {
    path: context.change.replacePaths[0] ?? [],
    message: `The ${labelOf(context)} is destroyed before the new one is created. Unavailable until then: ${serves}.`,
    advice:
      "Set `create_before_destroy`, give the new one a different name and switch over, or apply when an interruption is acceptable.",
  };
}

function deletion(context: ChangeContext, serves: string): Issue {
  const successor = context.renamed.get(context.change.address);
  const rename =
    successor === undefined ? "" : `; if it was renamed to ${successor}, a \`moved\` block keeps it`;
  const fact = `The ${labelOf(context)} is destroyed.`;
  if (context.change.successor !== undefined)
    return {
      path: [],
      message: `${fact} ${inUseInstead(context.change.successor)}`,
      advice: "Make sure that nothing outside of it uses the old one.",
      severity: "notice",
    };
  return {
    path: [],
    message: `${fact} This stops ${serves}.`,
    advice: `Make sure that nothing uses it${rename}.`,
  };
}
