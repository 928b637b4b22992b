import { configurationAddress } from "../address";
import type { Reference } from "../model";
import { schemaPath } from "../path";
import { readExpressions } from "./expressions";
import { type JsonObject, objectAt } from "./shape";

/** References that name no other resource. */
const LOCAL_NAMES = new Set(["each", "count", "path", "self", "terraform"]);

/** References of the plan's configuration, by the address of what refers: those of its expressions. */
export function readReferences(plan: JsonObject): ReadonlyMap<string, readonly Reference[]> {
  const references = new Map<string, readonly Reference[]>();
  for (const [from, expressions] of readExpressions(objectAt(plan, "configuration"))) {
    const ofHolder = expressions.flatMap(({ path, scope, mentions }) =>
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
