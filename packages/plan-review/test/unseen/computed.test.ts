import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "@infra-tools/terraform-plan/model";
import { isList, isObject, UNKNOWN, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import * as z from "zod";
import { plainType } from "../../src/attributes/look-up";
import { findings } from "../checks/plans";
import { ALL } from "./all";

interface Attribute {
  readonly computed?: boolean | undefined;
  readonly optional?: boolean | undefined;
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>> | undefined;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>> | undefined;
}

const block: z.ZodType<Block> = z.looseObject({
  attributes: z
    .record(z.string(), z.looseObject({ computed: z.boolean().optional(), optional: z.boolean().optional() }))
    .optional(),
  get block_types() {
    return z.record(z.string(), z.looseObject({ block })).optional();
  },
});

const file = z.looseObject({ resource_schemas: z.record(z.string(), z.looseObject({ block })) });

const FOLDER = join(__dirname, "../../../terraform-sandbox/schemas");

/** Schemas of the real providers, by the type without its version. */
const SCHEMAS: ReadonlyMap<string, Block> = new Map(
  readdirSync(FOLDER).flatMap((name) => {
    const { resource_schemas } = file.parse(JSON.parse(readFileSync(join(FOLDER, name), "utf8")));
    return Object.entries(resource_schemas).map(([type, schema]) => [plainType(type), schema.block] as const);
  }),
);

/** The object with everything that its provider computes, unknown until it is applied. */
function withComputed(value: Value, schema: Block, isComputed: (attribute: Attribute) => boolean): Value {
  if (isList(value)) return value.map((item) => withComputed(item, schema, isComputed));
  if (!isObject(value)) return value;
  const computed: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(schema.attributes ?? {}))
    if (isComputed(attribute)) computed[name] = UNKNOWN;
  const given: ValueObject = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const nested = schema.block_types?.[name]?.block;
      return [name, nested === undefined ? inner : withComputed(inner, nested, isComputed)];
    }),
  );
  // An attribute that is left out is null in a plan, and computed.
  const written = Object.entries(given).filter(([name, inner]) => inner !== null || !(name in computed));
  return { ...computed, ...Object.fromEntries(written) };
}

function severe(change: Change): readonly string[] {
  return findings([change])
    .filter(({ severity }) => severity !== "notice")
    .map(({ rule }) => rule)
    .sort();
}

/** Attributes that the provider fills in on a new object, and those that it alone may set on one that exists. */
const COMPUTED: Readonly<Record<string, (attribute: Attribute) => boolean>> = {
  create: ({ computed }) => computed === true,
  replace: ({ computed }) => computed === true,
  update: ({ computed, optional }) => computed === true && optional !== true,
};

it.each(Object.entries(COMPUTED))(
  "finds the same dangers of a %s when the rest of the object is known after apply, as in a real plan",
  (action, isComputed) => {
    const dangers = ALL.flatMap(({ verdict, why, change }) => {
      const schema = SCHEMAS.get(plainType(change.type));
      const isWanted = verdict === "danger" && change.action === action;
      return isWanted && schema !== undefined ? [{ why, change, schema }] : [];
    });
    expect(dangers.length).toBeGreaterThan(3);
    const lost = dangers.flatMap(({ why, change, schema }) => {
      const rules = severe({ ...change, after: withComputed(change.after ?? null, schema, isComputed) });
      const missing = severe(change).filter((rule) => !rules.includes(rule));
      return missing.length === 0 ? [] : [`${change.type}: ${why}: ${missing.join()}`];
    });
    expect(lost).toEqual([]);
  },
);
