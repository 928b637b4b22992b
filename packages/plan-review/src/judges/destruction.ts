import { canonical, equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change } from "@infra-tools/terraform-plan/model";
import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { survives } from "./data-loss";
import { type Case, capitalized, destroys, type Judge, labelOf } from "./judge";
import { KIND_TEXTS } from "./kinds";
import { collect, hasUnknown, reveal } from "./values";

/** What others stand on: its own type says so, or something with data refers to it. */
export const judgeFoundation: Judge = (judged) => {
  const { change, facts } = judged;
  if (!destroys(change) || change.deposed !== undefined || survives(change, facts)) return [];
  if (facts?.carries === undefined) return [];
  return [
    {
      rule: "foundation-destroyed",
      path: change.replacePaths[0] ?? [],
      message: `The ${labelOf(judged)} is ${change.action === "replace" ? "destroyed and made anew" : "destroyed"}. On it stands ${facts.carries}.`,
      advice:
        change.action === "replace"
          ? "Take back what forces the replacement, or make the new one beside the old one and move what stands on it."
          : "Move or remove what stands on it first, in a change of its own.",
      ...(facts.holds === undefined ? {} : { severity: "warning" as const }),
    },
  ];
};

/** Things that serve: away while they are made anew, or for good. */
export const judgeInterruption: Judge = (judged) => {
  const { change, facts } = judged;
  if (facts?.serves === undefined || change.deposed !== undefined || !destroys(change)) return [];
  if (change.action === "replace" && change.replaceOrder === "create-first") return [];
  // Gone for good: what that means is told by `judgeGone`, where there are words for it.
  if (change.action === "delete" && facts.gone !== undefined) return [];
  const renamed = surroundingsName(judged);
  return [
    {
      rule: "service-interrupted",
      path: change.replacePaths[0] ?? [],
      message:
        change.action === "replace"
          ? `The ${labelOf(judged)} is destroyed before the new one is created. Away until then: ${facts.serves}.`
          : `The ${labelOf(judged)} is destroyed. With it ends: ${facts.serves}.`,
      advice:
        change.action === "replace"
          ? "Set `create_before_destroy`, give the new one another name and switch over, or apply when an interruption does no harm."
          : `Make sure that nothing uses it any more${renamed}.`,
    },
  ];
};

function surroundingsName({ change, surroundings }: Case): string {
  const renamed = surroundings.renamed.get(change.address);
  return renamed === undefined ? "" : `; if it was renamed to ${renamed}, a \`moved\` block keeps it`;
}

/** Made anew it is somebody else. */
export const judgeCredential: Judge = (judged) => {
  const { change, facts } = judged;
  if (facts?.credential === undefined || !destroys(change) || change.deposed !== undefined) return [];
  return [
    {
      rule: "credential-replaced",
      path: change.replacePaths[0] ?? [],
      message: `The ${labelOf(judged)} is ${change.action === "replace" ? "destroyed and made anew" : "destroyed"}. ${facts.credential}`,
      advice: "Make the new one beside the old one, switch everything over, then remove the old one.",
    },
  ];
};

/** What the resource itself stood for is no longer so. */
export const judgeGone: Judge = (judged) => {
  const { change, facts, surroundings } = judged;
  const gone = facts?.gone;
  if (gone === undefined || change.action !== "delete" || change.deposed !== undefined) return [];
  if (livesOn(judged)) return [];
  if (gone.of !== undefined && belongsToDestroyed(change, gone.of, surroundings.destroyed)) return [];
  const texts = KIND_TEXTS[gone.kind];
  return [
    {
      rule: texts.rule,
      path: [],
      message: `The ${labelOf(judged)} is destroyed. ${capitalized(gone.says)}`,
      advice: texts.advice,
      ...(gone.severity === undefined ? {} : { severity: gone.severity }),
    },
  ];
};

/** Another resource takes its place that is the same in everything that has a meaning. */
function livesOn({ change, facts, surroundings: { renamed, plan } }: Case): boolean {
  const address = renamed.get(change.address);
  const successor = plan.changes.find((other) => address !== undefined && other.address === address);
  if (successor === undefined) return false;
  return Object.keys(facts?.paths ?? {}).every((path) => {
    const after = collect(successor.after, path);
    return after.some(hasUnknown) || equal(collect(change.before, path), after);
  });
}

function belongsToDestroyed(change: Change, attribute: string, destroyed: ReadonlySet<string>): boolean {
  return collect(change.before, attribute).some((value) =>
    destroyed.has(typeof value === "string" ? value : canonical(value)),
  );
}

/** Ids and names by which others may speak of a resource. */
export function namesOf(value: Value | undefined): readonly string[] {
  const plain = reveal(value);
  if (!isObject(plain)) return [];
  return ["id", "arn", "name", "bucket", "self_link"].flatMap((key) => {
    const name = reveal(plain[key]);
    return typeof name === "string" && name !== "" ? [name] : [];
  });
}
