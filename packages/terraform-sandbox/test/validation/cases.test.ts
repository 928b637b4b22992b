import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { isList, isObject } from "@infra-tools/terraform-plan/value";
import { typeOfJson } from "../../src/protocol/type";
import { definitionOf } from "../../src/providers/registry";
import { loadSchemas, PROVIDERS } from "../../src/schemas/load";
import type { Block } from "../../src/schemas/model";
import { providerOf } from "../../src/schemas/used";
import { planProblems, validateConfig } from "../../src/validation/validate";
import { MemoryCloud } from "../support/memory-cloud";

/** An edit of an accepted configuration, and what the real provider said to it. */
interface Case {
  readonly type: string;
  readonly base: { readonly [name: string]: Json };
  readonly path: string;
  readonly value: Json;
  readonly refused: boolean;
  readonly when: "validate" | "plan" | null;
  readonly message: string | null;
}

const CASES: readonly Case[] = JSON.parse(
  readFileSync(join(__dirname, "../fixtures/validation/cases.json"), "utf8"),
);

/** Sets a path to a value in the first element of every block; null removes it. */
function edited(value: Value | undefined, path: readonly string[], next: Json): Value {
  const [name, ...rest] = path;
  if (name === undefined) return next;
  if (isList(value) && value.length > 0) return [edited(value[0], path, next), ...value.slice(1)];
  const object = isObject(value) ? value : {};
  return { ...object, [name]: edited(object[name], rest, next) };
}

/** The configuration as the protocol carries it: every attribute present, dynamic values with their type. */
function complete(block: Block, config: ValueObject): ValueObject {
  const attributes = Object.entries(block.attributes ?? {}).map(([name, attribute]): [string, Value] => {
    const value = config[name] ?? null;
    return [name, attribute.type === "dynamic" && value !== null ? dynamic(value) : value];
  });
  const blocks = Object.entries(block.block_types ?? {}).map(([name, nested]): [string, Value] => {
    const value = config[name] ?? null;
    if (nested.nesting_mode === "single")
      return [name, isObject(value) ? complete(nested.block, value) : null];
    const all = isList(value) ? value : value === null ? [] : [value];
    return [name, all.map((each) => (isObject(each) ? complete(nested.block, each) : each))];
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function dynamic(value: Value): Value {
  const json: Json = JSON.parse(JSON.stringify(value));
  return { type: JSON.parse(JSON.stringify(typeOfJson(json))), value };
}

function problems({ type: name, base, path, value }: Case): readonly string[] {
  const ephemeral = name.startsWith("ephemeral.");
  const type = name.replace("ephemeral.", "");
  const provider = PROVIDERS.find((each) => each === providerOf(type));
  if (provider === undefined) throw new Error(`no provider of ${type}`);
  const schemas = loadSchemas(provider);
  const schema = (ephemeral ? schemas.ephemeral_resource_schemas : schemas.resource_schemas)[type];
  if (schema === undefined) throw new Error(`no schema of ${name}`);
  const context = {
    provider,
    definition: definitionOf(provider),
    schemas,
    config: {},
    cloud: new MemoryCloud(),
    secrets: () => undefined,
  };
  const change = edited(base, path.split("."), value);
  const config = complete(schema.block, isObject(change) ? change : {});
  const kind = ephemeral ? "ephemeral resource" : "resource";
  const result = validateConfig(context, kind, type, schema.block, config);
  const all = result.length > 0 || ephemeral ? result : planProblems(context, type, config, null);
  return all.map(({ summary, detail }) => (detail === "" ? summary : `${summary}: ${detail}`));
}

/** Attribute that an error begins with, of those of a relation: it is not fixed, the SDK reports it for each. */
function wording(message: string): string {
  return message.replace(/(arguments?: )"[^"]+"/, "$1(attribute)");
}

/** Messages that name the provider's Go types. */
const OTHER_WORDS = new Set(["random_string length"]);

const named = CASES.map((one): [string, Case] => [
  `${one.type} ${one.path} = ${JSON.stringify(one.value).slice(0, 60)}`,
  one,
]);

describe("an edit that the real provider refuses", () => {
  test.each(named.filter(([, { refused }]) => refused))("%s is refused with its message", (_, one) => {
    const [expected, actual] = [wording(one.message ?? ""), problems(one).map(wording)];
    if (OTHER_WORDS.has(`${one.type} ${one.path}`)) expect(actual).not.toEqual([]);
    else expect(actual).toContain(expected);
  });
});

describe("an edit that the real provider accepts", () => {
  test.each(named.filter(([, { refused }]) => !refused))("%s is accepted", (_, one) => {
    expect(problems(one)).toEqual([]);
  });
});
