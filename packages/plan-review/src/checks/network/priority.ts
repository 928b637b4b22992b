import type { Value } from "@infra-tools/terraform-plan/value";
import { isObject } from "@infra-tools/terraform-plan/value";
import { labelOf } from "../../context";
import { denies, isGate } from "../../lexicon/addresses";
import type { Check } from "../../rule";
import { isUnset, reveal } from "../../values/inspect";

const PRIORITIES: readonly string[] = ["priority", "rule_number"];

/** A firewall rule that changes its place: one that allows moves before others, one that refuses behind them. */
export const priorityCheck: Check = (context) => {
  const { change, metadata } = context;
  if (change.action !== "update" && change.action !== "replace") return [];
  if (metadata?.network === undefined && !isGate(change.type, "")) return [];
  const [before, after] = [reveal(change.before), reveal(change.after)];
  if (!isObject(before) || !isObject(after)) return [];
  return PRIORITIES.flatMap((name) => {
    const [from, to] = [Number(reveal(before[name])), Number(reveal(after[name]))];
    if (
      isUnset(before[name]) ||
      isUnset(after[name]) ||
      Number.isNaN(from) ||
      Number.isNaN(to) ||
      from === to
    )
      return [];
    const isDenial = refuses(after);
    if (isDenial ? to < from : to > from) return [];
    return [
      {
        path: [name],
        message: `The ${labelOf(context)} ${
          isDenial ? "refuses traffic" : "allows traffic"
        } at priority ${to}, not ${from}. Rules between these numbers ${isDenial ? "can now allow that traffic" : "no longer refuse that traffic"}.`,
        advice: "Make sure that no rule between the two priorities decides about the same traffic.",
        before: from,
        after: to,
      },
    ];
  });
};

function refuses(rule: Value): boolean {
  return denies(rule) || (isObject(rule) && !isUnset(rule["deny"]));
}
