import type { TypeJson } from "../protocol/type";
import type { Attribute, Block } from "./model";

const CACHE = new WeakMap<Block, TypeJson>();

/** The object type of a block's values. Computed once for each block: schemas are large and never change. */
export function blockType(block: Block): TypeJson {
  const cached = CACHE.get(block);
  if (cached !== undefined) return cached;
  const attributes = Object.entries(block.attributes ?? {}).map(([name, attribute]): [string, TypeJson] => [
    name,
    attributeType(attribute),
  ]);
  const blocks = Object.entries(block.block_types ?? {}).map(([name, nested]): [string, TypeJson] => {
    const inner = blockType(nested.block);
    const single = nested.nesting_mode === "single" || nested.nesting_mode === "group";
    return [name, single ? inner : [collection(nested.nesting_mode), inner]];
  });
  const type: TypeJson = ["object", Object.fromEntries([...attributes, ...blocks])];
  CACHE.set(block, type);
  return type;
}

export function attributeType(attribute: Attribute): TypeJson {
  if (attribute.type !== undefined) return attribute.type;
  if (attribute.nested_type === undefined) throw new Error("an attribute without a type");
  const inner: TypeJson = [
    "object",
    Object.fromEntries(
      Object.entries(attribute.nested_type.attributes).map(([name, nested]) => [name, attributeType(nested)]),
    ),
  ];
  const mode = attribute.nested_type.nesting_mode;
  return mode === "single" ? inner : [collection(mode), inner];
}

function collection(mode: "single" | "group" | "list" | "set" | "map"): "list" | "set" | "map" {
  if (mode === "single" || mode === "group") throw new Error(`${mode} nesting has no collection type`);
  return mode;
}
