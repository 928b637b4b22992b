import type { Change, Plan } from "@infra-tools/terraform-plan/model";
import { CERTAIN_LENGTH } from "@infra-tools/terraform-plan/scrub/secrets";
import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";

/**
 * The plan's own words: types, names, addresses, providers, attributes, variables, outputs, the label (a stack is called like
 * its environment), and their parts. They matter for short secrets only and cost a walk through the plan, so without
 * such a secret the vocabulary is empty.
 */
export function identifiers(plan: Plan, secrets: ReadonlySet<string>): ReadonlySet<string> {
  const words = new Set<string>();
  if (![...secrets].some((secret) => secret.length < CERTAIN_LENGTH)) return words;
  const names = [plan.label, ...Object.keys(plan.variables), ...plan.outputs.map((output) => output.name)];
  for (const name of [...names, ...plan.references.keys()]) addParts(name, words);
  for (const change of [...plan.changes, ...plan.drift]) addChange(change, words);
  return words;
}

function addChange(change: Change, words: Set<string>): void {
  for (const name of [
    change.address,
    change.type,
    change.name,
    change.provider,
    change.constructPath ?? "",
  ]) {
    addParts(name, words);
  }
  addKeys(change.before, words);
  addKeys(change.after, words);
}

function addParts(name: string, words: Set<string>): void {
  words.add(name);
  for (const dotted of name.split(/[./[\]"]+/)) {
    words.add(dotted);
    for (const part of dotted.split(/[_-]+/)) words.add(part);
  }
}

function addKeys(value: Value | undefined, words: Set<string>): void {
  if (isList(value)) {
    for (const item of value) addKeys(item, words);
  } else if (isObject(value)) {
    for (const key in value) {
      words.add(key);
      addKeys(value[key], words);
    }
  }
}
