import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { createContentHashes } from "./content-hashes";
import { learnNames, type Names } from "./names";
import type { State } from "./read";

/** One object of both sides. The addresses differ where a name is part of them. */
export interface MatchedObject {
  readonly addressA: string;
  readonly addressB: string;
  readonly a: Value;
  readonly b: Value;
}

/** Objects of two states, put side by side. */
export interface MatchedStates {
  readonly both: readonly MatchedObject[];
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly names: Names;
}

/**
 * Matches objects by address, then by address in the other side's words, then by type and name. Names are learned from what
 * has the same address, so two states without a common address match by their own texts only. Secrets are no names.
 */
export function matchStates(a: State, b: State, isSecret: (text: string) => boolean): MatchedStates {
  const both: MatchedObject[] = [];
  const restA = new Map(a);
  const restB = new Map(b);
  const match = (addressA: string, addressB: string): void => {
    const [valueA, valueB] = [restA.get(addressA), restB.get(addressB)];
    if (valueA === undefined || valueB === undefined) return;
    both.push({ addressA, addressB, a: valueA, b: valueB });
    restA.delete(addressA);
    restB.delete(addressB);
  };
  for (const address of a.keys()) match(address, address);
  const contentHashes = createContentHashes();
  const learn = (): Names =>
    learnNames(
      both.map((each) => [each.a, each.b]),
      isSecret,
      contentHashes,
    );
  let names = learn();
  let learned = both.length;
  const learnMore = (): void => {
    if (both.length === learned) return;
    names = learn();
    learned = both.length;
  };
  for (const address of [...restA.keys()]) match(address, names.textToB(address));
  // Objects whose addresses hold a name teach the names of their parts.
  learnMore();
  const identities = uniqueIdentities(restB, (text) => text);
  for (const [identity, address] of uniqueIdentities(restA, names.textToB)) {
    match(address, identities.get(identity) ?? "");
  }
  learnMore();
  return { both, onlyA: [...restA.keys()], onlyB: [...restB.keys()], names };
}

/** `type name` -> address, of objects that no other object of the side shares it with. */
function uniqueIdentities(state: State, inWords: (text: string) => string): ReadonlyMap<string, string> {
  const addresses = new Map<string, string | undefined>();
  for (const [address, value] of state) {
    const name = nameOf(value);
    if (name === undefined) continue;
    const identity = `${typeOf(address)} ${inWords(name)}`;
    addresses.set(identity, addresses.has(identity) ? undefined : address);
  }
  return new Map(
    [...addresses].flatMap(([identity, address]) =>
      address === undefined ? [] : [[identity, address] as const],
    ),
  );
}

function typeOf(address: string): string {
  return address.split(".").at(-2) ?? address;
}

function nameOf(value: Value): string | undefined {
  if (!isObject(value)) return undefined;
  for (const key of ["name", "bucket", "id", "self_link"]) {
    const name = value[key];
    if (typeof name === "string" && name !== "") return name;
  }
  return undefined;
}
