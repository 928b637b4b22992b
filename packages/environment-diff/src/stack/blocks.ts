import { isJsonObject, type JsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";

/** One block of a synthesized stack: a resource, a provider, the backend, an output, an import, ... */
export interface Block {
  /** Key on the other side: the construct path inside the stack, else kind and name. */
  readonly key: string;
  /** As Terraform calls it: `google_redis_instance.redis_memorystore_instance_7FF54FE8`, `output.bucket`. */
  readonly address: string;
  readonly value: JsonObject;
  /** The same for the same block of the same code; for finding quickly what a swap changed. */
  readonly text: string;
}

export type Blocks = ReadonlyMap<string, Block>;

/** Kinds of blocks by type and name, with the prefix of the type in an address. */
const TYPED = new Map([
  ["resource", ""],
  ["data", "data."],
  ["ephemeral", "ephemeral."],
]);

/** Kinds that are lists of unnamed blocks, with the member that tells one from another. */
const LISTED = new Map([
  ["import", "to"],
  ["moved", "from"],
  ["removed", "from"],
]);

/** Kinds with a name: one block or value for each. */
const NAMED = new Map([
  ["output", "output"],
  ["variable", "var"],
  ["locals", "local"],
  ["module", "module"],
  ["check", "check"],
]);

/** Takes a stack's JSON configuration (`cdk.tf.json`) apart. Nothing is left out but cdktf's own notes (`//`). */
export function readBlocks(configuration: Json): Blocks {
  const blocks = new Map<string, Block>();
  if (!isJsonObject(configuration)) return blocks;
  for (const [kind, part] of Object.entries(configuration)) {
    if (kind === "//") continue;
    for (const block of readPart(kind, part)) blocks.set(unusedKey(blocks, block.key), block);
  }
  return blocks;
}

/** Two blocks of one name are a defect that Terraform reports; neither hides the other here. */
function unusedKey(blocks: Blocks, key: string): string {
  let unused = key;
  for (let number = 2; blocks.has(unused); number++) unused = `${key} (${number})`;
  return unused;
}

function readPart(kind: string, part: Json): readonly Block[] {
  if (isTypedKind(kind)) return readTyped(kind, part);
  if (kind === "provider") return readProviders(part);
  const member = LISTED.get(kind);
  if (member !== undefined) {
    return asList(part).map((each) => {
      const name = isJsonObject(each) ? String(each[member] ?? "") : "";
      return makeBlock(`${kind}.${name}`, `${kind}.${name}`, each);
    });
  }
  const named = NAMED.get(kind);
  if (named !== undefined && isJsonObject(part)) {
    return Object.entries(part).map(([name, value]) =>
      makeBlock(`${named}.${name}`, `${named}.${name}`, value),
    );
  }
  return [makeBlock(kind, kind, part)];
}

function readTyped(kind: string, types: Json): readonly Block[] {
  return entries(types).flatMap(([type, named]) =>
    entries(named).map(([name, value]) => {
      const path = constructPath(isJsonObject(value) ? value["//"] : undefined);
      return typedBlock({ kind, type, name, path }, value);
    }),
  );
}

/** Place of a block with type and name. */
export interface TypedPlace {
  readonly kind: string;
  readonly type: string;
  readonly name: string;
  /** Construct path inside the stack, where cdktf notes one. */
  readonly path: string | undefined;
}

export function typedBlock(place: TypedPlace, value: Json): Block {
  const { kind, type, name } = place;
  return makeBlock(typedKey(place), `${TYPED.get(kind) ?? ""}${type}.${name}`, value);
}

export function typedKey({ kind, type, name, path }: TypedPlace): string {
  const prefix = TYPED.get(kind) ?? "";
  return path === undefined ? `${prefix}${type}.${name}` : `${path} ${prefix}${type}`;
}

export function isTypedKind(kind: string): boolean {
  return TYPED.has(kind);
}

function readProviders(providers: Json): readonly Block[] {
  return entries(providers).flatMap(([name, given]) =>
    asList(given).map((value) => {
      const alias = isJsonObject(value) ? value["alias"] : undefined;
      const address = typeof alias === "string" ? `provider.${name}.${alias}` : `provider.${name}`;
      return makeBlock(address, address, value);
    }),
  );
}

function entries(value: Json): readonly (readonly [string, Json])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function asList(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function makeBlock(key: string, address: string, value: Json): Block {
  return blockOf(key, address, isJsonObject(value) ? withoutNotes(value) : { value });
}

/** A block of a value without cdktf's notes. */
export function blockOf(key: string, address: string, value: JsonObject): Block {
  return { key, address, value, text: `${address}\n${JSON.stringify(value)}` };
}

function withoutNotes(value: JsonObject): JsonObject {
  const { "//": _, ...body } = value;
  return body;
}

/** The path inside the stack, in cdktf's notes: its first part is the stack's own id, which names the environment. */
export function constructPath(notes: unknown): string | undefined {
  const path = member(member(notes, "metadata"), "path");
  return typeof path === "string" ? path.slice(path.indexOf("/") + 1) : undefined;
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Changed blocks; undefined for a removed block. */
export type Changed = ReadonlyMap<string, Block | undefined>;

/** The blocks that differ from those of an earlier synthesis by the same code. */
export function changedBlocks(before: Blocks, after: Blocks): Changed {
  const changed = new Map<string, Block | undefined>();
  for (const [key, block] of after) if (before.get(key)?.text !== block.text) changed.set(key, block);
  for (const key of before.keys()) if (!after.has(key)) changed.set(key, undefined);
  return changed;
}
