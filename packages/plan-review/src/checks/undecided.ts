import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Path } from "@infra-tools/terraform-plan/path";
import { isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { Kind } from "../attributes/metadata";
import { isUndecided, type Observation } from "../attributes/observe";
import { type ChangeContext, capitalized } from "../context";
import type { Check, RuleTexts } from "../rule";
import { hasUnknown, isUnset, resolve, reveal, show } from "../values/inspect";

/** Attributes with metadata whose value is known after apply: never taken for safe. */
export function undecidedAttributes({ consequence, advice }: RuleTexts): Check {
  return (context) => {
    const { observations, change } = context;
    if (change.action === "delete") return [];
    const isNew = change.action === "create";
    return observations
      .filter((observation) => isUndecided(observation) && !isFilledIn(context, observation))
      .filter((observation) => !isNew || mattersOnNew(observation))
      .map((observation) => ({
        path: observation.path,
        message: `${capitalized(observation.attribute.label.replace(/,$/, ""))}: ${
          isNew
            ? "known after apply. Cannot tell whether it is safe."
            : `${REASONS[hasUnknown(observation.after) ? "after" : "before"]}${current(observation)}. ${consequence}`
        }`,
        advice,
        before: observation.before,
        after: observation.after,
        byName: observation.byName,
      }));
  };
}

/** Kinds in which a new object can be wrong: its size, its version and the keys that it uses are choices. */
const MATTERING: ReadonlySet<Kind> = new Set<Kind>([
  "access",
  "addresses",
  "audit",
  "backup",
  "encryption",
  "exposure",
  "policy",
  "protection",
  "retention",
  "tls",
]);

/**
 * An unknown value of a new object that may be wrong. That a block or a reference is there is known, and so is that the object
 * uses another one.
 */
function mattersOnNew({ attribute: { kind, safe }, byName }: Observation): boolean {
  return MATTERING.has(kind) && safe !== "present" && safe !== "absent" && (byName || safe !== "same");
}

/** Programs and expressions that change: they are not evaluated. */
export function changedPrograms({ consequence, advice }: RuleTexts): Check {
  return ({ observations, change }) =>
    change.action !== "update" && change.action !== "replace"
      ? []
      : observations
          .filter(
            ({ attribute, before, after }) =>
              attribute.safe === "program" && !isUnset(before) && !isUnset(after),
          )
          .map(({ attribute, path, before, after, byName }) => ({
            path,
            message: `${capitalized(attribute.label)} changes. It is a program that is not evaluated. ${consequence}`,
            advice,
            before,
            after,
            byName,
          }));
}

const REASONS = {
  after: "the new value is known after apply",
  before: "the value before is not known",
} as const;

/** The value before, if it is short enough for a sentence. */
function current({ before }: Observation): string {
  const plain = reveal(before);
  return isUnset(plain) || hasUnknown(plain) || typeof plain === "object" ? "" : ` (now ${show(before)})`;
}

/**
 * The provider computes the value, because the configuration does not set it: on a new or recreated object, and where there was
 * no value before. Without the object in the plan's configuration this is not known.
 */
function isFilledIn({ change, plan }: ChangeContext, { path, before }: Observation): boolean {
  const address = configurationAddress(change.address);
  const names = plan.configured.get(address);
  const isNew = change.action === "create" || change.action === "replace";
  if (names === undefined) {
    const isWholeBlock = change.action === "create" && path.length > 1 && !isInBlock(change.after, path);
    return (
      isWholeBlock || isSaidBeside(change.after, path) || (change.action === "replace" && isUnset(before))
    );
  }
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
  const [left, right] = [a, b].map((path) => path.filter((step) => typeof step === "string"));
  const shared = Math.min(left?.length ?? 0, right?.length ?? 0);
  return left?.slice(0, shared).join("\n") === right?.slice(0, shared).join("\n");
}
