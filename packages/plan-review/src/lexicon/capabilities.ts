/** Capabilities of an HCL policy: what is allowed where, and where everything is refused. */
export interface Capabilities {
  readonly allowed: readonly Capability[];
  readonly denied: readonly string[];
}

export interface Capability {
  readonly verb: string;
  /** A path, or the name of the block: `secret/data/*`, `operator`. */
  readonly place: string;
}

/** Policies of Vault, Nomad and Consul; undefined for any other text. Comments are left out. */
export function capabilitiesOf(text: string): Capabilities | undefined {
  const plain = text.replace(/(^|\s)(#|\/\/)[^\n]*/g, "$1").replace(/\/\*[\s\S]*?\*\//g, "");
  if (plain.trim() === "") return { allowed: [], denied: [] };
  const allowed: Capability[] = [];
  const denied: string[] = [];
  let isPolicy = false;
  const add = (place: string, verbs: readonly string[]) => {
    isPolicy = true;
    if (verbs.includes("deny")) denied.push(place);
    else for (const verb of verbs) if (verb !== "") allowed.push({ verb, place });
  };
  for (const [, kind = "", name = "", body = ""] of plain.matchAll(
    /(\w+)\s*(?:"([^"]*)")?\s*\{([^{}]*)\}/g,
  )) {
    const place = placeOf(kind, name);
    for (const [, key = "", list, word] of body.matchAll(/(\w+)\s*=\s*(?:\[([^\]]*)\]|"([^"]*)")/g)) {
      if (key !== "capabilities" && key !== "policy") continue;
      add(place, word === undefined ? itemsOf(list ?? "") : levels(word));
    }
  }
  // `acl = "write"`: rules without a block.
  const outside = plain.replace(/\w+\s*(?:"[^"]*")?\s*\{[^{}]*\}/g, "");
  for (const [, place = "", level = ""] of outside.matchAll(/(\w+)\s*=\s*"(read|write|list|deny)"/g))
    add(place, levels(level));
  return isPolicy ? { allowed, denied } : undefined;
}

/** Resources of Consul that rules name one by one, or all that begin with a text. */
const CONSUL = /^(key|service|node|agent|event|query|session|identity)(_prefix)?$/;

function placeOf(kind: string, name: string): string {
  const [, resource, isPrefix] = CONSUL.exec(kind) ?? [];
  if (resource !== undefined) return `${resource}/${name}${isPrefix === undefined ? "" : "*"}`;
  return name === "" ? kind : name;
}

function itemsOf(list: string): readonly string[] {
  return list.split(",").map((item) => item.trim().replace(/"/g, ""));
}

/** `write` includes `read`. */
function levels(word: string): readonly string[] {
  const all = ["read", "list", "write"];
  return word === "write" || word === "sudo" ? [...all, word] : [word];
}

/** Capabilities that the second policy allows and the first did not, or no longer refuses; in words. */
export function widerCapabilities(before: Capabilities, after: Capabilities): readonly string[] {
  const isNew = ({ verb, place }: Capability) =>
    !before.allowed.some((former) => former.verb === verb && coversPlace(former.place, place));
  const added = after.allowed.filter(isNew).map(({ verb, place }) => `${verb} on ${place}`);
  // A place that nothing allows is refused without a rule, too.
  const reopened = before.denied.filter(
    (place) =>
      !after.denied.some((kept) => coversPlace(kept, place)) &&
      after.allowed.some((one) => coversPlace(one.place, place) || coversPlace(place, one.place)),
  );
  return [...new Set([...added, ...reopened.map((place) => `no longer refused: ${place}`)])];
}

/**
 * The first place holds the second. `*` ends a prefix, `+` is one segment of a path:
 * https://developer.hashicorp.com/vault/docs/concepts/policies#policy-syntax
 */
export function coversPlace(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  const [prefix, isPrefix] = outer.endsWith("*") ? [outer.slice(0, -1), true] : [outer, false];
  const wanted = prefix.split("/");
  const parts = inner.split("/");
  if (isPrefix ? parts.length < wanted.length : parts.length !== wanted.length) return false;
  return wanted.every((segment, index) => {
    const part = parts[index] ?? "";
    if (segment === "+") return !part.endsWith("*");
    return isPrefix && index === wanted.length - 1 ? part.startsWith(segment) : segment === part;
  });
}

/**
 * Capabilities that lead to every other one. Vault: policies, identities and tokens without a parent, `sudo`, and everything below
 * `sys` (https://developer.hashicorp.com/vault/docs/concepts/policies#root-protected-api-endpoints). Consul: `acl = "write"`
 * (https://developer.hashicorp.com/consul/docs/security/acl/acl-rules#acl-resource-rules).
 */
const POWERS: readonly (readonly [verbs: readonly string[], places: readonly string[]])[] = [
  [["sudo"], ["*", "sys/*", "auth/token/create-orphan", "auth/token/create/*"]],
  [
    ["create", "update"],
    [
      "*",
      "sys/*",
      "sys/policies/acl/*",
      "sys/policy/*",
      "identity/*",
      "auth/token/create-orphan",
      "sys/raw/*",
    ],
  ],
  [["read"], ["*", "sys/raw/*"]],
  [["write"], ["acl"]],
];

/** The powers that the second policy gives and the first did not. */
export function newPowers(before: Capabilities, after: Capabilities): readonly string[] {
  const hasPower = ({ allowed }: Capabilities, verb: string, place: string) =>
    allowed.some((one) => one.verb === verb && coversPlace(one.place, place));
  const powers = POWERS.flatMap(([verbs, places]) =>
    places.flatMap((place) => verbs.map((verb) => [verb, place] as const)),
  ).filter(([verb, place]) => hasPower(after, verb, place) && !hasPower(before, verb, place));
  // What includes others says enough.
  const widest = powers.filter(
    ([verb, place]) =>
      !powers.some(([other, outer]) => other === verb && outer !== place && coversPlace(outer, place)),
  );
  return widest.map(([verb, place]) => `${verb} on ${place}`);
}
