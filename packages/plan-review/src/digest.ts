import { createHash } from "node:crypto";
import type { Comparison, Delta } from "@infra-tools/terraform-plan/compare/delta";
import { lastName, ORDERED_LISTS } from "@infra-tools/terraform-plan/compare/walk";
import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import { formatPath, type Path } from "@infra-tools/terraform-plan/path";
import { isList, isObject, isSensitive, isUnknown, type Value } from "@infra-tools/terraform-plan/value";

const ORDERED: ReadonlySet<string> = new Set(ORDERED_LISTS);

/**
 * Identifies the effects of a plan: equal for two plans with the same effects in any order, and different if
 * any change differs. Computed from the scrubbed plan. Unchanged parts are left out, and with them what providers
 * write on their own (times, versions, tags of entities); so are labels, versions of Terraform and drift. A sensitive value
 * counts by the fact that it changes: its text could be guessed from the hash.
 *
 * @returns `sha256:` and 64 hexadecimal digits.
 */
export function digestPlan(plan: Plan, differences: Differences): string {
  const hashes = digestParts(plan, differences).map((part) => part.hash);
  return `sha256:${hash([plan.errored ? "errored" : "planned", ...hashes.sort()])}`;
}

type Differences = ReadonlyMap<Change | OutputChange, Comparison>;

/** One thing that a plan does. */
export interface DigestPart {
  /** The resource's address, or `output.<name>`. */
  readonly address: string;
  /** 64 hexadecimal digits; equal when the same is done to it. */
  readonly hash: string;
}

/** Parts of the digest, to compare two plans with different digests change by change. */
export function digestParts(plan: Plan, differences: Differences): readonly DigestPart[] {
  const deltasOf = (change: Change | OutputChange) => differences.get(change)?.deltas ?? [];
  return [
    ...plan.changes.filter(hasEffect).map((change) => ({
      address: change.address,
      hash: hash(["change", ...changeParts(change, deltasOf(change))]),
    })),
    ...plan.deferred.map(({ reason, change }) => ({
      address: change.address,
      hash: hash(["deferred", reason, ...changeParts(change, deltasOf(change))]),
    })),
    ...plan.outputs
      .filter((output) => output.action !== "no-op")
      .map((output) => ({
        address: `output.${output.name}`,
        hash: hash([
          "output",
          output.name,
          output.action,
          ...deltaParts(deltasOf(output)),
          ...madeFrom(output),
        ]),
      })),
  ];
}

function hasEffect(change: Change): boolean {
  return change.action !== "no-op" || change.previousAddress !== undefined || change.importing !== undefined;
}

/** A destroyed resource counts by its address: its values before are not part of the change. */
function changeParts(change: Change, deltas: readonly Delta[]): readonly string[] {
  const removal = change.action === "delete" || change.action === "forget";
  return [
    change.address,
    change.previousAddress ?? "",
    change.deposed ?? "",
    change.action,
    change.replaceOrder ?? "",
    change.importing === undefined ? "" : `import ${change.importing.id ?? ""}`,
    ...change.replacePaths.map(formatPath).sort(),
    "changes",
    ...(removal ? [] : deltaParts(deltas)),
    ...madeFrom(change),
  ];
}

/** All of a new resource counts. */
function madeFrom({ before, after }: Change | OutputChange): readonly string[] {
  return before === undefined && after !== undefined ? ["made", print(after, "")] : [];
}

function deltaParts(deltas: readonly Delta[]): readonly string[] {
  return deltas.map(deltaText).sort();
}

/** A value that becomes unknown counts without the one it had: computed values differ from one day to the next. */
function deltaText(delta: Delta): string {
  const name = lastName(delta.path);
  const before = delta.kind === "unknown" ? "" : print(delta.before, name);
  return [delta.kind, formatPath(place(delta)), before, print(delta.after, name)].join("\n");
}

/** An element of a set of scalars has no place, only its value. */
function place(delta: Delta): Path {
  const isElement =
    typeof delta.path.at(-1) === "number" && (delta.kind === "added" || delta.kind === "removed");
  const isScalar = !isObject(delta.before) && !isObject(delta.after);
  return isElement && isScalar && !ORDERED.has(lastName(delta.path)) ? delta.path.slice(0, -1) : delta.path;
}

/** One text per value, independent of the order of its keys, and of the scalars in an unordered list. */
function print(value: Value | undefined, name: string): string {
  if (value === undefined) return "-";
  if (isUnknown(value)) return "?";
  if (isSensitive(value)) return "!";
  if (isList(value)) {
    const items = value.map((item) => print(item, name));
    const isSet = !ORDERED.has(name) && !value.some((item) => isList(item) || isObject(item));
    return `[${(isSet ? items.sort() : items).join(",")}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${print(value[key], key)}`).join(",")}}`;
}

/** Lengths keep the parts apart. */
function hash(parts: readonly string[]): string {
  return createHash("sha256")
    .update(parts.map((part) => `${part.length}:${part}`).join(""))
    .digest("hex");
}
