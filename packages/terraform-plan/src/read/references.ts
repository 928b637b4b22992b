import { configurationAddress } from "../address";
import type { Reference } from "../model";
import { schemaPath } from "../path";
import type { Expressions } from "./expressions";

/** References that name no other resource. */
const LOCAL_NAMES = new Set(["each", "count", "path", "self", "terraform"]);

/** References of the plan's configuration, by the address of what refers: those of its expressions. */
export function readReferences(expressions: Expressions): ReadonlyMap<string, readonly Reference[]> {
  const references = new Map<string, readonly Reference[]>();
  for (const [from, own] of expressions) {
    const ofHolder = own.flatMap(({ path, scope, mentions }) =>
      mentions.flatMap((mention): readonly Reference[] => {
        const target = parseMention(mention);
        return target === undefined
          ? []
          : [{ from, path, to: `${scope}${target.to}`, attribute: target.attribute }];
      }),
    );
    if (ofHolder.length > 0) references.set(from, ofHolder);
  }
  return references;
}

/**
 * Names of the arguments and blocks that the plan's configuration writes, by address without index. A `dynamic` block is not
 * among them: Terraform leaves it out.
 */
export function readArguments(expressions: Expressions): ReadonlyMap<string, readonly string[]> {
  const names = [...expressions].map(([holder, own]): readonly [string, readonly string[]] => [
    holder,
    [...new Set(own.flatMap(({ path: [name] }) => (typeof name === "string" ? [name] : [])))],
  ]);
  return new Map(names);
}

/** Splits `aws_x.y[0].settings[0].tier` into `aws_x.y` and `settings.tier`. */
export function parseMention(
  mention: string,
): { readonly to: string; readonly attribute: string | undefined } | undefined {
  const words = configurationAddress(mention).split(".");
  const [first = ""] = words;
  if (LOCAL_NAMES.has(first)) return undefined;
  const length = first === "data" || first === "module" || first === "ephemeral" ? 3 : 2;
  const rest = words.slice(length);
  return {
    to: words.slice(0, length).join("."),
    attribute: rest.length === 0 ? undefined : schemaPath(rest),
  };
}
