import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change } from "@infra-tools/terraform-plan/model";
import type { Value } from "@infra-tools/terraform-plan/value";
import { holdsDataByName } from "../attributes/by-name";
import type { TypeFacts } from "../attributes/facts";
import { type Case, destroys, type Judge, type Judgement, labelOf } from "./judge";
import { collect, isUnset, reveal } from "./values";

/** Deletes, replacements and forgetting of what holds data; deposed objects; settings that leave no copy. */
export const judgeDataLoss: Judge = (judged) => {
  const { change, facts } = judged;
  if (change.deposed !== undefined) return deposed(judged);
  const held = holdings(change, facts);
  if (held === undefined) return [];
  if (change.action === "forget" || change.action === "create-forget") return orphaned(judged, held);
  if (!destroys(change) || survives(change, facts)) return [];
  return [destroyed(judged, held), ...lastCopies(judged)];
};

interface Holdings {
  readonly what: string | undefined;
  readonly byName: boolean;
}

function holdings(change: Change, facts: TypeFacts | undefined): Holdings | undefined {
  if (facts?.holds !== undefined) return { what: facts.holds, byName: false };
  if (facts === undefined && holdsDataByName(change.type)) return { what: undefined, byName: true };
  return undefined;
}

/** The provider leaves the object alive when it is destroyed in Terraform. */
export function survives(change: Change, facts: TypeFacts | undefined): boolean {
  if (facts?.survives === undefined) return false;
  const { path, value } = facts.survives;
  return collect(change.before, path).some((found) => equal(reveal(found), value));
}

function destroyed(judged: Case, held: Holdings): Judgement {
  const { change } = judged;
  const label = labelOf(judged);
  const lost =
    held.what === undefined ? "Its type's name says that it holds data." : `Lost with it: ${held.what}.`;
  const how = change.action === "replace" ? "destroyed and made anew" : "destroyed";
  const empty = change.action === "replace" ? replacementAdvice(change) : deletionAdvice(judged);
  return {
    rule: "data-destroyed",
    path: change.action === "replace" ? (change.replacePaths[0] ?? []) : [],
    message: `The ${label} is ${how}. ${lost}`,
    advice: empty,
    before: undefined,
    after: undefined,
    ...(held.byName ? { severity: "warning" as const, byName: true } : {}),
  };
}

function replacementAdvice(change: Change): string {
  const forced =
    change.replacePaths.length > 0
      ? "Take back what forces the replacement"
      : "Take back what asks for the replacement";
  return `${forced}, or move the data first: make the new one beside the old one, copy, switch over, then delete.`;
}

function deletionAdvice({ change, surroundings }: Case): string {
  const renamed = surroundings.renamed.get(change.address);
  if (renamed !== undefined)
    return `It looks renamed: write \`moved { from = ${change.address}, to = ${renamed} }\` to keep it.`;
  return "Make sure that nobody needs it and that a tested backup exists; use a `removed` block with `destroy = false` to let go of it without deleting it.";
}

function lastCopies({ change, facts }: Case): readonly Judgement[] {
  return (facts?.lastCopy ?? [])
    .filter(({ path, none }) => leavesNone(collect(change.before, path)[0], none))
    .map(({ path, says }) => ({
      rule: "last-copy-destroyed" as const,
      path: path.split("."),
      message: says,
      advice: "Change the setting in a merge request of its own and apply it before anything is destroyed.",
      before: collect(change.before, path)[0],
      after: undefined,
    }));
}

/** Not set counts as `false` and as nothing else. */
function leavesNone(value: Value | undefined, none: Value): boolean {
  const plain = reveal(value);
  if (isUnset(plain)) return none === false;
  return equal(plain, none) || String(plain) === String(none);
}

function orphaned(judged: Case, held: Holdings): readonly Judgement[] {
  return [
    {
      rule: "data-orphaned",
      path: [],
      message: `The ${labelOf(judged)} leaves Terraform's state and lives on: nobody updates, protects or deletes it from then on.`,
      advice: "Say in the merge request who owns it now, or import it where it belongs.",
      byName: held.byName,
    },
  ];
}

function deposed(judged: Case): readonly Judgement[] {
  const { change, facts } = judged;
  if (change.action !== "delete") return [];
  const held = holdings(change, facts);
  const what = held?.what === undefined ? "" : ` Lost with it: ${held.what}.`;
  return [
    {
      rule: "deposed-destroyed",
      path: [],
      message: `A ${labelOf(judged)} that an earlier replacement left behind (deposed ${change.deposed}) is destroyed.${what}`,
      advice: "Make sure that the object in use is the new one and has everything that the old one had.",
      severity: held === undefined ? "notice" : held.byName ? "warning" : "danger",
    },
  ];
}
