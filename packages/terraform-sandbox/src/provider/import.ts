import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { ObjectKey, World, WorldEntry, WorldObject } from "../cloud/world";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { Schema } from "../schemas/model";
import { blockType } from "../schemas/type";
import { visibleObject } from "./cluster";
import type { ProviderContext } from "./context";
import { isKeptInWorld } from "./object-key";
import { stateFromJson } from "./state";
import { textAt } from "./values";

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
  const project = textAt(context.config, "project");
  const object = findImported(context.world, { provider: context.provider, type, id, project });
  if (object === undefined) throw notFound(context, type, id);
  const state = stateFromJson(object.attributes, blockType(schema.block));
  return context.provider === "kubernetes" ? visibleObject(state, null, context.config) : state;
}

export interface ImportKey extends ObjectKey {
  /** The provider's own, which is meant when two projects have an object of that name. */
  readonly project: string | undefined;
}

/** The object that an id means to a provider, in whatever spelling; undefined when it means none or several. */
export function findImported(world: World, { project, ...key }: ImportKey): WorldObject | undefined {
  return world.read(key) ?? only(world, key, project)?.object;
}

function only(
  world: World,
  { provider, type, id }: ObjectKey,
  project: string | undefined,
): WorldEntry | undefined {
  const wanted = segments(id);
  const matches = entries(world, provider, type).filter(({ key }) => {
    const own = segments(key.id);
    return isSubsequence(wanted, own) || isSubsequence(own, wanted);
  });
  const own = matches.filter(({ object }) => object.attributes["project"] === project);
  const [match, ...others] = matches.length > 1 ? own : matches;
  return others.length === 0 ? match : undefined;
}

function notFound(context: ProviderContext, type: string, id: string): DiagnosticError {
  const known = entries(context.world, context.provider, type).map(({ key }) => key.id);
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

function entries(world: World, provider: string, type: string): readonly WorldEntry[] {
  return world.list(type).filter(({ key }) => key.provider === provider);
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
