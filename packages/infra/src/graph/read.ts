import type { Json } from "@infra-tools/terraform-plan/value";
import type { Resource } from "./resource";

type JsonObject = Readonly<Record<string, Json>>;

/** Sections of `cdk.tf.json`, and the prefixes of their addresses. */
const KINDS = [
  { key: "data", prefix: "data.", mode: "data" },
  { key: "ephemeral", prefix: "ephemeral.", mode: "ephemeral" },
  { key: "resource", prefix: "", mode: "managed" },
] as const;

/** Reads the resources of a stack's `cdk.tf.json`, in its order, with what each of them needs. */
export function readResources(configuration: Json): readonly Resource[] {
  const blocks = [...findBlocks(configuration)];
  const addresses = new Set(blocks.map(({ address }) => address));
  return blocks.map(({ address, mode, type, block }) => ({
    address,
    mode,
    type,
    path: constructPath(block),
    needs: [...new Set(references(block))].filter((needed) => needed !== address && addresses.has(needed)),
  }));
}

interface FoundBlock extends Pick<Resource, "address" | "mode" | "type"> {
  readonly block: JsonObject;
}

function* findBlocks(configuration: Json): Generator<FoundBlock> {
  for (const { key, prefix, mode } of KINDS) {
    for (const [type, named] of Object.entries(objectAt(configuration, key))) {
      for (const [name, block] of Object.entries(isObject(named) ? named : {})) {
        if (isObject(block)) yield { address: `${prefix}${type}.${name}`, mode, type, block };
      }
    }
  }
}

/** The first part of a construct's path is the stack's own id. */
function constructPath(block: JsonObject): readonly string[] {
  const { path } = objectAt(objectAt(block, "//"), "metadata");
  return typeof path === "string" ? path.split("/").slice(1) : [];
}

const ADDRESS = /(?:\b(?:data|ephemeral)\.)?\b[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*/g;

/** Candidates for addresses in a block: in `${...}` anywhere, and in the arguments that take bare addresses. */
function* references(value: Json, bare = false): Generator<string> {
  if (typeof value === "string") {
    const start = bare ? 0 : value.indexOf("${");
    if (start >= 0) yield* value.slice(start).match(ADDRESS) ?? [];
  } else if (Array.isArray(value)) {
    for (const item of value) yield* references(item, bare);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      yield* references(item, bare || key === "depends_on" || key === "replace_triggered_by");
    }
  }
}

function objectAt(value: Json, key: string): JsonObject {
  const member = isObject(value) ? value[key] : undefined;
  return member !== undefined && isObject(member) ? member : {};
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
