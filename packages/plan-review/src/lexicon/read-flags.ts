import { isList, type Value } from "@infra-tools/terraform-plan/value";
import { directionOf } from "../attributes/direction";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset, reveal } from "../values/inspect";
import { hasAny, wordsOf } from "./words";

/** Meaning of a flag of a program by its name and its values. */
type FlagReader = (
  name: string,
  before: Value | undefined,
  after: Value | undefined,
) => AttributeMetadata | undefined;

/** Lists of a program's arguments. */
const COMMANDS: readonly string[] = ["command", "args", "arguments", "extra args", "flags", "cmd"];

/** `["--anonymous-auth=false"]` -> `["--anonymous-auth=true"]`: each flag is read as an attribute with its name. */
export function readFlags(
  words: readonly string[],
  before: Value | undefined,
  after: Value | undefined,
  read: FlagReader,
): AttributeMetadata | undefined {
  const isCommand = [before, after].every((side) => isList(side) || isUnset(side));
  if (!isCommand || !hasAny(words.slice(-2), COMMANDS)) return undefined;
  const [from, to] = [flagsIn(before), flagsIn(after)];
  for (const name of new Set([...from.keys(), ...to.keys()])) {
    const [former, current] = [from.get(name), to.get(name)];
    if (former === current) continue;
    const worse = worseReading(read, name.replace(/[-.]/g, "_"), former, current);
    if (worse === undefined) continue;
    return row(worse.kind, `the flag --${name}`, isUnset(before) ? "fewer" : "same", {
      severity: "warning",
      consequence: worse.consequence ?? "It is weaker than before.",
    });
  }
  return undefined;
}

/** Flags whose presence is a risk. */
const RISKS: readonly string[] = ["(?:basic|token) auth file(?= $)", "insecure bind address(?= $)"];

/** Meaning of a flag that gets weaker, by its texts, else as lists. */
function worseReading(
  read: FlagReader,
  name: string,
  before: string | undefined,
  after: string | undefined,
): AttributeMetadata | undefined {
  const sides = [
    [before, after],
    [listIn(before), listIn(after)],
  ] as const;
  if (before === undefined && hasAny(wordsOf(name), RISKS))
    return row("access", name, "absent", { consequence: "Clients are checked less." });
  for (const [from, to] of sides) {
    const attribute = read(name, from, to);
    if (attribute === undefined) continue;
    const { kind } = directionOf({ path: [name], attribute, before: from, after: to, byName: true });
    return kind === "worse" ? attribute : undefined;
  }
  return undefined;
}

/** Flags by their names; one without a value is `true`. */
function flagsIn(side: Value | undefined): ReadonlyMap<string, string> {
  const flags = new Map<string, string>();
  const items = isList(side) ? side : [];
  for (const [index, item] of items.entries()) {
    const plain = reveal(item);
    const match = typeof plain === "string" ? /^--([a-z][\w.-]*)(?:=([\s\S]*))?$/i.exec(plain) : null;
    if (match?.[1] === undefined) continue;
    const value = match[2] ?? separateValue(items[index + 1]);
    flags.set(match[1], value);
    for (const [, key = "", part = ""] of value.matchAll(PAIR)) flags.set(key, part);
  }
  return flags;
}

/** `--feature-gates=RotateKubeletServerCertificate=true`: pairs in a value. */
const PAIR = /(?<=^|,)([A-Za-z]\w+)=(true|false)(?=,|$)/g;

/** `--flag value` in two elements. */
function separateValue(next: Value | undefined): string {
  const plain = reveal(next);
  return typeof plain === "string" && !plain.startsWith("-") ? plain : "true";
}

/** `Node,RBAC`: several values of one flag. */
function listIn(value: string | undefined): readonly string[] | undefined {
  return value?.split(",");
}
