import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../../context";
import { readAttribute } from "../../lexicon/read-attribute";
import { removalByName } from "../../lexicon/types";
import { reveal } from "../../values/inspect";
import type { NamedIssue } from "./named-issue";

const RULES = {
  access: "privileges-raised",
  exposure: "protection-removed",
  protection: "protection-removed",
} as const;

/**
 * A new safeguard of which every switch is off: it guards nothing, and what was on by default is off with it. One of several
 * switches is a choice.
 */
export function emptyGuard(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  const after = reveal(change.after);
  const kind = removalByName(change.type)?.kind;
  if (kind !== "access" && kind !== "exposure" && kind !== "protection") return [];
  if (!isObject(after)) return [];
  const switches = Object.entries(after).filter(
    // What a table has is judged by it.
    ([name, value]) =>
      isSwitch(value) && isGuarding(change.type, name) && context.metadata?.paths?.[name] === undefined,
  );
  const [first] = switches;
  if (first === undefined || switches.some(([, value]) => !isOff(value))) return [];
  return [
    {
      rule: RULES[kind],
      path: [first[0]],
      statement: `The ${labelOf(context)} is off from the start (${switches.map(([name]) => name).join(", ")})`,
      consequence: "It guards nothing.",
      before: undefined,
      after: false,
      byName: true,
    },
  ];
}

const STATE = /^(un)?block[\w-]*$/i;

function isSwitch(value: Value | undefined): boolean {
  const plain = reveal(value);
  return typeof plain === "boolean" || (typeof plain === "string" && STATE.test(plain));
}

function isOff(value: Value | undefined): boolean {
  const plain = reveal(value);
  return plain === false || plain === "unblocked";
}

/** The switch of the whole, or one of those that block or enforce something. */
const SWITCH = /^(enabled?|enforced?|(block|enforce|restrict)_\w+|\w+_enforce(ment|d))$/;

/** Switched off, the attribute guards less. A state that is blocked or not is one by its words. */
function isGuarding(type: string, name: string): boolean {
  if (name === "state") return true;
  if (!SWITCH.test(name)) return false;
  const meaning = readAttribute({
    type,
    path: name,
    before: true,
    after: false,
    isNew: false,
    blocksAround: () => [],
  });
  return meaning?.safe === "true";
}
