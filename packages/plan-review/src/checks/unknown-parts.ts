import { isObject, isUnknown } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../context";
import { denies, isGate } from "../lexicon/addresses";
import { hasAny, typeWords } from "../lexicon/words";
import { blocksIn, isUnset, reveal } from "../values/inspect";
import type { NamedIssue } from "./new-by-name";

/** Parts of a new rule or grant that decide what it allows, and are known after apply. */
export function unknownParts(context: ChangeContext): readonly NamedIssue[] {
  return [...unknownSource(context), ...unknownRole(context)];
}

/** A new assignment whose role is known after apply. Its holder often is, since it is new as well. */
export function unknownRole(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  const words = typeWords(change.type);
  const isRole = hasAny(words, ["role assignment", "role binding", "group role", "user role*"]);
  const isPolicy = hasAny(words, ["access policy", "access group"]);
  if (!isRole && !isPolicy) return [];
  const after = reveal(change.after);
  if (!isObject(after)) return [];
  const isOpen = (name: string) => isUnknown(reveal(after[name]));
  const wanted = isRole ? ["role_definition_name", "role_name", "role_type", "role"] : ["include"];
  const names = wanted.filter((name) => name in after);
  // The provider fills in what the other attribute says.
  if (
    names.length === 0 ||
    !names.every(isOpen) ||
    !(isUnset(after["role_definition_id"]) || isOpen("role_definition_id"))
  )
    return [];
  return [
    {
      rule: "cannot-tell",
      path: [names[0] ?? ""],
      statement: `${isRole ? "The role that" : "Whom"} the ${labelOf(context)} ${isRole ? "gives" : "lets in"} is known after apply`,
      byName: true,
    },
  ];
}

const COMPUTED = /(^|_)(id|arn|uuid|created_at|updated_at|uid|self_link|etag|owner_id)$/;

/** A new rule of a firewall whose source is known after apply. */
function unknownSource(context: ChangeContext): readonly NamedIssue[] {
  const { change } = context;
  if (!isGate(change.type, "")) return [];
  const name = blocksIn(change.after)
    .filter((block) => !denies(block))
    .flatMap((block) =>
      Object.entries(block)
        .filter(
          ([key, value]) =>
            isUnknown(reveal(value)) && !COMPUTED.test(key) && /value|cidr|source|ip|address|range/.test(key),
        )
        .map(([key]) => key),
    )[0];
  return name === undefined
    ? []
    : [
        {
          rule: "cannot-tell",
          path: [name],
          statement: `The addresses that the ${labelOf(context)} lets in are known after apply`,
          byName: true,
        },
      ];
}
