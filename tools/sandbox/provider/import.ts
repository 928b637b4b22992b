import type { ValueObject } from "../../shared/value";
import type { Schema } from "../schema/model";
import { blockType } from "../schema/type";
import { DiagnosticError, errorDiagnostic } from "../wire/diagnostic";
import type { WorldEntry } from "../world/world";
import { visibleObject } from "./cluster";
import type { ProviderContext } from "./context";
import { isKeptInWorld } from "./object-key";
import { stateFromJson } from "./state";

/**
 * The state of an existing object. Providers take several spellings of an id (`demo-db`,
 * `projects/p/instances/demo-db`, `p/demo-db`); one is accepted when it means exactly one object.
 */
export function importResource(
  context: ProviderContext,
  type: string,
  schema: Schema,
  id: string,
): ValueObject {
  if (!isKeptInWorld(context)) {
    throw new DiagnosticError([
      errorDiagnostic(
        `The sandbox cannot import ${type}`,
        "What the random provider makes is kept in Terraform's state alone.",
      ),
    ]);
  }
  const object =
    context.world.read({ provider: context.provider, type, id }) ?? only(context, type, id)?.object;
  if (object === undefined) throw notFound(context, type, id);
  const state = stateFromJson(object.attributes, blockType(schema.block));
  return context.provider === "kubernetes" ? visibleObject(state, null, context.config) : state;
}

function only(context: ProviderContext, type: string, id: string): WorldEntry | undefined {
  const wanted = segments(id);
  const matches = entries(context, type).filter(({ key }) => {
    const own = segments(key.id);
    return isSubsequence(wanted, own) || isSubsequence(own, wanted);
  });
  // The provider's own project is meant when two have an object of that name.
  const own = matches.filter(({ object }) => object.attributes["project"] === context.config["project"]);
  const [match, ...others] = matches.length > 1 ? own : matches;
  return others.length === 0 ? match : undefined;
}

function notFound(context: ProviderContext, type: string, id: string): DiagnosticError {
  const known = entries(context, type).map(({ key }) => key.id);
  const shown = known.slice(0, 10).join(", ");
  return new DiagnosticError([
    errorDiagnostic(
      "Cannot import non-existent remote object",
      `The pretend cloud has no ${type} with the id ${id}. ` +
        (known.length === 0
          ? "It has none at all of this type."
          : `It has: ${shown}${known.length > 10 ? ", ..." : ""}.`),
    ),
  ]);
}

function entries(context: ProviderContext, type: string): readonly WorldEntry[] {
  return context.world.list(type).filter(({ key }) => key.provider === context.provider);
}

function segments(id: string): readonly string[] {
  return id.split(/[/ ]+/).filter((segment) => segment !== "");
}

/** Whether all of `part` is in `whole`, in its order, the last segment at the end. */
function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length === 0 || part.at(-1) !== whole.at(-1)) return false;
  let next = 0;
  for (const segment of whole) if (segment === part[next]) next += 1;
  return next === part.length;
}
