import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import fc from "fast-check";
import { applyResource, deleteResource } from "../../src/engine/apply";
import { readDataSource } from "../../src/engine/data-source";
import { openEphemeral } from "../../src/engine/ephemeral";
import { objectKey } from "../../src/engine/object-key";
import { planResource } from "../../src/engine/plan";
import { deletionProtected } from "../../src/engine/protection";
import { readResource } from "../../src/engine/read";
import { upgradeState } from "../../src/engine/upgrade";
import { mismatches } from "../../src/protocol/conform";
import { DiagnosticError } from "../../src/protocol/diagnostic";
import { decodeValue, encodeValue } from "../../src/protocol/msgpack";
import { loadSchemas, PROVIDERS, type ProviderName } from "../../src/schemas/load";
import type { Block, Schema } from "../../src/schemas/model";
import { blockType } from "../../src/schemas/type";
import { equal, equivalent, hasUnknown, toJson } from "../../src/values";
import { providerContext } from "../support/context";
import { configurations } from "../support/generate";

type Row = readonly [ProviderName, string, Schema];

function rows(
  kind: "resource_schemas" | "data_source_schemas" | "ephemeral_resource_schemas",
): readonly Row[] {
  return PROVIDERS.flatMap((provider) =>
    Object.entries(loadSchemas(provider)[kind]).map(([type, schema]): Row => [provider, type, schema]),
  );
}

const RUNS = { numRuns: 4, seed: 7 };

describe.each(rows("resource_schemas").filter(([, type]) => type !== "kubernetes_manifest"))(
  "%s: %s",
  (provider, type, schema) => {
    test("is planned, applied, read and planned again without a change, whatever its schema allows", () => {
      fc.assert(
        fc.property(configurations(schema.block), (config) => {
          const context = providerContext(provider);
          const valueType = blockType(schema.block);
          const { planned } = planResource(context, { type, schema, config, prior: null });
          expect(mismatches(planned, valueType)).toEqual([]);

          const { state } = applyResource(context, { type, schema, config, prior: null, planned });
          expect(mismatches(state, valueType)).toEqual([]);
          expect(hasUnknown(state)).toBe(false);
          expect(writeOnlyValues(schema.block, state)).toEqual([]);
          expect(decodeValue(encodeValue(state, valueType), valueType)).toEqual(state);
          expect(upgradeState(type, schema, schema.version, JSON.stringify(toJson(state)))).toEqual(state);

          const read = readResource(context, type, schema, state) ?? {};
          expect(mismatches(read, valueType)).toEqual([]);
          // The SDK reads unset values back as empty ones, once.
          if (!equivalent(read, state)) expect(read).toEqual(state);
          expect(readResource(context, type, schema, read)).toEqual(read);
          for (const prior of [state, read]) {
            const again = planResource(context, { type, schema, config, prior });
            expect(again).toEqual({ planned: prior, replace: [] });
          }

          const key = objectKey(context, type, state);
          expect(provider === "random" || key !== undefined).toBe(true);
          if (deletionProtected(type, state) !== undefined || key === undefined) return;
          expect(deleteResource(context, type, state)).toEqual([]);
          expect(context.cloud.read(key) === undefined || state["deletion_policy"] === "ABANDON").toBe(true);
        }),
        RUNS,
      );
    });

    test("keeps what the configuration says", () => {
      fc.assert(
        fc.property(configurations(schema.block), (config) => {
          const { planned } = planResource(providerContext(provider), { type, schema, config, prior: null });
          for (const [name, attribute] of Object.entries(schema.block.attributes ?? {})) {
            const value = config[name] ?? null;
            // IAM policies are put into one form; none of the generated texts is one.
            if (value !== null && !attribute.write_only && attribute.nested_type === undefined) {
              expect([name, equal(planned[name], value)]).toEqual([name, true]);
            }
          }
        }),
        RUNS,
      );
    });
  },
);

test.each(rows("data_source_schemas"))(
  "%s: data source %s answers by its schema or says that there is no such thing",
  (provider, type, schema) => {
    fc.assert(
      fc.property(configurations(schema.block), (config) => {
        try {
          const state = readDataSource(providerContext(provider), type, schema, config);
          expect(mismatches(state, blockType(schema.block))).toEqual([]);
          expect(hasUnknown(state)).toBe(false);
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
          expect([`No ${type} matches`, "The policy document to merge is not valid"]).toContain(
            error.message,
          );
        }
      }),
      RUNS,
    );
  },
);

test.each(rows("ephemeral_resource_schemas"))(
  "%s: ephemeral %s answers by its schema",
  (provider, type, schema) => {
    fc.assert(
      fc.property(configurations(schema.block), (config) => {
        const result = openEphemeral(providerContext(provider), type, schema, config);
        expect(mismatches(result, blockType(schema.block))).toEqual([]);
        expect(hasUnknown(result)).toBe(false);
      }),
      RUNS,
    );
  },
);

/** Names of write-only attributes that hold something. */
function writeOnlyValues(block: Block, value: Value): readonly string[] {
  if (isList(value)) return value.flatMap((element) => writeOnlyValues(block, element));
  if (!isObject(value)) return [];
  const ownAttributes = Object.entries(block.attributes ?? {}).filter(
    ([name, attribute]) => attribute.write_only && value[name] !== null,
  );
  const nested = Object.entries(block.block_types ?? {}).flatMap(([name, inner]) =>
    writeOnlyValues(inner.block, value[name] ?? null),
  );
  return [...ownAttributes.map(([name]) => name), ...nested];
}
