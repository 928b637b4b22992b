import {
  isObject,
  isUnknown,
  UNKNOWN,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import type { CloudEntry } from "../cloud/cloud";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { Schema } from "../schemas/model";
import { blockType } from "../schemas/type";
import { equal, isZero } from "../values";
import { fillWith } from "./computed";
import { type ProviderContext, resourceOf } from "./context";
import { faultBefore } from "./fault";
import { withKnownValues } from "./plan";
import { planBlock } from "./plan-values";
import { identitySeed } from "./seed";
import { stateFromJson } from "./state";

/**
 * Reads a data source: from the object of the simulated cloud that it names, else, for objects outside the project
 * (cluster, network, zone, account), plausible values. Throws a diagnostic when there is neither.
 */
export function readDataSource(
  context: ProviderContext,
  type: string,
  schema: Schema,
  config: ValueObject,
): ValueObject {
  faultBefore(context, "read", undefined, type);
  const { dataSource, generic } = resourceOf(context, type);
  const asked = planBlock(schema.block, config, null, {
    defaults: dataSource?.defaults ?? {},
    hiddenDefaults: {},
    framework: true,
    forgetsComputed: false,
    isComputedBlock: () => false,
  });
  const predicted = withKnownValues(context, type, config, null, asked);
  const entry = find(context, type, config);
  const held = entry && stateFromJson(entry.object.attributes, blockType(schema.block));
  if (held !== undefined || dataSource?.computed !== undefined || generic === true) {
    return complete(context, type, schema, held === undefined ? predicted : overlay(predicted, held));
  }
  throw new DiagnosticError([
    errorDiagnostic(
      `No ${type} matches`,
      `The simulated cloud has no such object: ${JSON.stringify(given(config))}. ` +
        "Create it with Terraform first.",
    ),
  ]);
}

/** Puts a value in each place that the configuration leaves open. */
function complete(context: ProviderContext, type: string, schema: Schema, asked: ValueObject): ValueObject {
  const shared = "project" in asked ? context.definition.dataSources?.computed : undefined;
  const values = { ...shared, ...resourceOf(context, type).dataSource?.computed };
  // A computed value counts as unknown, even where the schema only says "optional".
  const open = Object.entries(asked).map(([name, value]): [string, Value] => [
    name,
    value === null && name in values ? UNKNOWN : value,
  ]);
  return fillWith(context, type, schema.block, Object.fromEntries(open), identitySeed(asked), values);
}

function find(context: ProviderContext, type: string, config: ValueObject): CloudEntry | undefined {
  const criteria = Object.entries(given(config));
  if (criteria.length === 0) return undefined;
  return context.cloud
    .list(type)
    .find(
      ({ key, object }) =>
        key.provider === context.provider &&
        criteria.every(
          ([name, value]) => !(name in object.attributes) || matches(value, object.attributes[name]),
        ),
    );
}

/** The configured values, without empty and unknown ones. */
function given(config: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(config).filter(([, value]) => !isZero(value) && !isUnknown(value)),
  );
}

/** Matches a configured value; a name may be given with or without the path before it. */
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
