import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Cloud, CloudEntry, CloudObject, ObjectKey } from "../cloud/cloud";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { Schema } from "../schemas/model";
import { blockType } from "../schemas/type";
import { textAt } from "../values";
import type { ProviderContext } from "./context";
import { stateFromJson } from "./state";

/**
 * The state of an existing object. Providers take several spellings of an id (`demo-db`,
 * `projects/p/instances/demo-db`, `p/demo-db`); a spelling is accepted when it matches exactly one object.
 */
export function importResource(
  context: ProviderContext,
  type: string,
  schema: Schema,
  id: string,
): ValueObject {
  if (context.definition.stateOnly === true) {
    throw new DiagnosticError([
      errorDiagnostic(
        `The sandbox cannot import ${type}`,
        `Objects of the provider ${context.provider} exist in Terraform's state alone.`,
      ),
    ]);
  }
  const project = textAt(context.config, "project");
  const object = findImported(context.cloud, { provider: context.provider, type, id, project });
  if (object === undefined) throw notFound(context, type, id);
  const state = stateFromJson(object.attributes, blockType(schema.block));
  return context.definition.visible?.(state, null, context.config) ?? state;
}

export interface ImportKey extends ObjectKey {
  /** The provider's project, which decides when two projects have an object of that name. */
  readonly project: string | undefined;
}

/** The object with an id, in any spelling; undefined when none or several match. */
export function findImported(cloud: Cloud, { project, ...key }: ImportKey): CloudObject | undefined {
  return cloud.read(key) ?? only(cloud, key, project)?.object;
}

function only(
  cloud: Cloud,
  { provider, type, id }: ObjectKey,
  project: string | undefined,
): CloudEntry | undefined {
  const given = segments(id);
  const matches = entries(cloud, provider, type).filter(({ key }) => {
    const objectSegments = segments(key.id);
    return isSubsequence(given, objectSegments) || isSubsequence(objectSegments, given);
  });
  const inProject = matches.filter(({ object }) => object.attributes["project"] === project);
  const [match, ...rest] = matches.length > 1 ? inProject : matches;
  return rest.length === 0 ? match : undefined;
}

function notFound(context: ProviderContext, type: string, id: string): DiagnosticError {
  const existing = entries(context.cloud, context.provider, type).map(({ key }) => key.id);
  const shown = existing.slice(0, 10).join(", ");
  return new DiagnosticError([
    errorDiagnostic(
      "Cannot import non-existent remote object",
      `The simulated cloud has no ${type} with the id ${id}. ` +
        (existing.length === 0
          ? "It has none of this type."
          : `It has: ${shown}${existing.length > 10 ? ", ..." : ""}.`),
    ),
  ]);
}

function entries(cloud: Cloud, provider: string, type: string): readonly CloudEntry[] {
  return cloud.list(type).filter(({ key }) => key.provider === provider);
}

function segments(id: string): readonly string[] {
  return id.split(/[/ ]+/).filter((segment) => segment !== "");
}

/** Checks that `whole` contains `part` in order and ends with the same segment. */
function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length === 0 || part.at(-1) !== whole.at(-1)) return false;
  let next = 0;
  for (const segment of whole) if (segment === part[next]) next += 1;
  return next === part.length;
}
