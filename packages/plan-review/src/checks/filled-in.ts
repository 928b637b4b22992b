import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Path } from "@infra-tools/terraform-plan/path";
import { isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { ChangeContext } from "../context";
import { hasUnknown, isUnset, resolve, reveal } from "../values/inspect";

/**
 * The provider computes the value, because the configuration does not set it: on a new or recreated object, and where there was
 * no value before. Without the object in the plan's configuration this is not known.
 */
export function isFilledIn({ change, plan }: ChangeContext, path: Path, before: Value | undefined): boolean {
  const address = configurationAddress(change.address);
  const names = plan.configured.get(address);
  const isNew = change.action === "create" || change.action === "replace";
  if (names === undefined) {
    const isWholeBlock = change.action === "create" && path.length > 1 && !isInBlock(change.after, path);
    return (
      isWholeBlock || isSaidBeside(change.after, path) || (change.action === "replace" && isUnset(before))
    );
  }
  // An expression without a reference can be unknown, too: `timestamp()`.
  if (path.length === 1 && names.includes(String(path[0]))) return false;
  const mentions = plan.references.get(address) ?? [];
  if (mentions.some((mention) => isOnOneWay(mention.path, path))) return false;
  // Terraform leaves `dynamic` blocks out of the configuration.
  if (isInBlock(change.after, path) && !names.includes(String(path[0]))) return false;
  return isNew || isUnset(before);
}

/** Another attribute names the same thing: the provider looks up the role's name by its id. */
function isSaidBeside(value: Value | undefined, path: Path): boolean {
  const [block, stem] = [reveal(resolve(value, path.slice(0, -1))), stemOf(path.at(-1))];
  if (!isObject(block) || stem === undefined) return false;
  return Object.entries(block).some(
    ([name, other]) => stemOf(name) === stem && !isUnset(other) && !hasUnknown(other),
  );
}

/** `role_definition` of `role_definition_name`. */
function stemOf(name: Path[number] | undefined): string | undefined {
  return typeof name === "string" ? /^(.+)_(?:id|name|arn)$/.exec(name)?.[1] : undefined;
}

/** The value is a part of a block that is there. */
function isInBlock(value: Value | undefined, path: Path): boolean {
  const block = resolve(value, path.slice(0, 1));
  return path.length > 1 && !isUnset(block) && !isUnknown(reveal(block));
}

/** One path contains the other. Positions are left out: both sides count them differently. */
function isOnOneWay(a: Path, b: Path): boolean {
  const [left, right] = [namesIn(a), namesIn(b)];
  const shared = Math.min(left.length, right.length);
  return left.slice(0, shared).every((name, index) => name === right[index]);
}

function namesIn(path: Path): Path {
  return path.filter((step) => typeof step === "string");
}
