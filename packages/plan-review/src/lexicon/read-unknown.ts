import { isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { directionOf } from "../attributes/direction";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset, reveal } from "../values/inspect";
import { denies, isGate, isOutgoing, namesSources } from "./addresses";
import { kindOfUnknown, REFERENCES } from "./named-unknowns";
import type { NamedAttribute } from "./reading";
import { remembered } from "./remembered";
import { hasAny } from "./words";

type Kind = AttributeMetadata["kind"];

type Read = (attribute: NamedAttribute) => AttributeMetadata | undefined;

/** Meaning of an attribute whose value is known after apply: nobody can tell, if the value would matter. */
export function readUnknown(
  attribute: NamedAttribute,
  words: readonly string[],
  label: string,
  read: Read,
): AttributeMetadata | undefined {
  const { type, before, after, isNew } = attribute;
  if (isUnset(before) && !isUnknown(reveal(after))) return undefined;
  if (isNew && letsIn(attribute, words)) return row("exposure", "the addresses that it lets in", "same");
  const kind = kindOfUnknown(type, attribute.path, isNew);
  if (kind !== undefined) return row(kind, label, "same");
  if (hasAny(words.slice(-2), REFERENCES)) return undefined;
  const matters = isNew ? matteringOnNew(read)(`${type}\n${attribute.path}`) : mattering(attribute, read);
  return matters === undefined ? undefined : row(matters, label, "same");
}

/** Addresses of a new rule that lets somebody in. */
function letsIn({ type, path, blocksAround }: NamedAttribute, words: readonly string[]): boolean {
  if (!isGate(type, "") || hasAny(words, ["uuid", "port*", ...REFERENCES])) return false;
  if (!namesSources(words) && !hasAny(words, ["subnet(?= $)", "remote(?= $)"])) return false;
  return !blocksAround().some(({ after }) => denies(after) || isOutgoing(path, after));
}

/** Values that an unknown one may turn out to be: each is the worst one in some attribute. */
const POSSIBLE: readonly Value[] = [
  true,
  false,
  0,
  "*",
  "0.0.0.0/0",
  "admin",
  "public",
  "Allow",
  "none",
  "http://x.example",
  ["*"],
  ["0.0.0.0/0"],
  [],
];

/** Kind of the first possible value that would be a finding. */
function mattering(attribute: NamedAttribute, read: Read): Kind | undefined {
  for (const after of POSSIBLE) {
    const meaning = read({ ...attribute, after });
    if (meaning !== undefined && isWorse(attribute.before, after, meaning)) return meaning.kind;
  }
  return undefined;
}

const BY_READER = new WeakMap<Read, (name: string) => Kind | undefined>();

/**
 * The same for a new object, by its type and the path: a value that is wrong from the start, or the worse one of a switch. A plan
 * has the same names many times, and each is asked about with every possible value.
 */
function matteringOnNew(read: Read): (name: string) => Kind | undefined {
  const existing = BY_READER.get(read);
  if (existing !== undefined) return existing;
  const created = remembered((name) => {
    const [type = "", path = ""] = name.split("\n");
    const attribute = { type, path, blocksAround: () => [] };
    for (const after of POSSIBLE) {
      const wrong = read({ ...attribute, isNew: true, before: undefined, after });
      if (wrong !== undefined && (wrong.wrong !== undefined || wrong.safe === "addresses")) return wrong.kind;
    }
    for (const after of [true, false]) {
      const meaning = read({ ...attribute, isNew: false, before: !after, after });
      if (meaning !== undefined && isWorse(!after, after, meaning)) return meaning.kind;
    }
    return undefined;
  });
  BY_READER.set(read, created);
  return created;
}

function isWorse(before: Value | undefined, after: Value, attribute: AttributeMetadata): boolean {
  if (attribute.safe === "addresses") return true;
  const { kind } = directionOf({ path: [], attribute, before, after, byName: true });
  return kind === "worse" || kind === "changed";
}
