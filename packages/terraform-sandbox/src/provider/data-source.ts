import { isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { WorldEntry } from "../cloud/world";
import { fillDataSource } from "../computed/data-source";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { Schema } from "../schemas/model";
import { blockType } from "../schemas/type";
import type { ProviderContext } from "./context";
import { customizePlan } from "./customize";
import { faultBefore } from "./fault";
import { planBlock } from "./plan-values";
import { planRules } from "./rules";
import { stateFromJson } from "./state";
import { equal, isZero } from "./values";

/**
 * What a data source answers: the object of the world that it means; else, for what exists outside this project
 * (the cluster, the network, the zone, the account), something believable; else that there is no such thing.
 */
export function readDataSource(
  context: ProviderContext,
  type: string,
  schema: Schema,
  config: ValueObject,
): ValueObject {
  faultBefore(context, "read", undefined, type);
  const asked = planBlock(schema.block, config, null, {
    ...planRules(context, type, false),
    framework: true,
  });
  const known = customizePlan(context, { type, schema, config, prior: null, planned: asked });
  const found = find(context, type, config);
  if (found !== undefined) {
    const held = stateFromJson(found.object.attributes, blockType(schema.block));
    return fillDataSource(context, type, schema.block, overlay(known, held)) ?? known;
  }
  const answered = fillDataSource(context, type, schema.block, known, true);
  if (answered !== undefined) return answered;
  throw new DiagnosticError([
    errorDiagnostic(
      `No ${type} matches`,
      `The pretend cloud holds no such object: ${JSON.stringify(given(config))}. ` +
        "Create it with Terraform, or add it to the sandbox's world.",
    ),
  ]);
}

function find(context: ProviderContext, type: string, config: ValueObject): WorldEntry | undefined {
  const wanted = Object.entries(given(config));
  if (wanted.length === 0) return undefined;
  return context.world
    .list(type)
    .find(
      ({ key, object }) =>
        key.provider === context.provider &&
        wanted.every(
          ([name, value]) => !(name in object.attributes) || matches(value, object.attributes[name]),
        ),
    );
}

/** What the configuration says, with blocks it leaves out left out. */
function given(config: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(config).filter(([, value]) => !isZero(value) && !isUnknown(value)),
  );
}

/** A block matches when what it says is so; a name may be given with or without the path before it. */
function matches(wanted: Value, held: Value | undefined): boolean {
  if (typeof wanted === "string" && typeof held === "string") {
    return wanted === held || wanted.endsWith(`/${held}`) || held.endsWith(`/${wanted}`);
  }
  if (Array.isArray(wanted) && Array.isArray(held)) {
    return wanted.every((element, index) => matches(element, held[index]));
  }
  if (isObject(wanted) && isObject(held)) {
    return Object.entries(wanted).every(([name, value]) => isZero(value) || matches(value, held[name]));
  }
  return equal(wanted, held);
}

function overlay(asked: ValueObject, held: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [
      name,
      isUnknown(value) || isZero(value) || name === "metadata" ? (held[name] ?? value) : value,
    ]),
  );
}
