import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "@infra-tools/terraform-plan/model";
import { isList, isObject, UNKNOWN, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import * as z from "zod";
import { plainType } from "../../src/attributes/look-up";
import { findings } from "../checks/plans";
import { ALL } from "./all";

interface Block {
  readonly attributes?: Readonly<Record<string, { readonly computed?: boolean | undefined }>> | undefined;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>> | undefined;
}

const block: z.ZodType<Block> = z.looseObject({
  attributes: z.record(z.string(), z.looseObject({ computed: z.boolean().optional() })).optional(),
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
function withComputed(value: Value, schema: Block): Value {
  if (isList(value)) return value.map((item) => withComputed(item, schema));
  if (!isObject(value)) return value;
  const computed: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(schema.attributes ?? {}))
    if (attribute.computed === true) computed[name] = UNKNOWN;
  const given: ValueObject = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const nested = schema.block_types?.[name]?.block;
      return [name, nested === undefined ? inner : withComputed(inner, nested)];
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

it("finds the same on a new object when the rest of it is known after apply, as in a real plan", () => {
  const created = ALL.flatMap(({ verdict, why, change }) => {
    const schema = SCHEMAS.get(plainType(change.type));
    return verdict === "danger" && change.action === "create" && schema !== undefined
      ? [{ why, change, schema }]
      : [];
  });
  expect(created.length).toBeGreaterThan(50);
  const lost = created.flatMap(({ why, change, schema }) => {
    const rules = severe({ ...change, after: withComputed(change.after ?? null, schema) });
    const missing = severe(change).filter((rule) => !rules.includes(rule));
    return missing.length === 0 ? [] : [`${change.type}: ${why}: ${missing.join()}`];
  });
  expect(lost).toEqual([]);
});
