import type { TypeJson } from "../protocol/type";
import type { Attribute, Block, NestedBlock } from "./model";

type Entries<T> = readonly (readonly [name: string, value: T])[];

/** The entries of schemas and types, listed once: they never change, and each request asks for them again. */
function listedOnce<T>(): (object: { readonly [name: string]: T }) => Entries<T> {
  const listed = new WeakMap<object, Entries<T>>();
  return (object) => {
    const before = listed.get(object);
    if (before !== undefined) return before;
    const entries = Object.entries(object);
    listed.set(object, entries);
    return entries;
  };
}

const attributes = listedOnce<Attribute>();
const blocks = listedOnce<NestedBlock>();
const NONE = {};

export function attributeEntries(block: Block): Entries<Attribute> {
  return attributes(block.attributes ?? NONE);
}

export function blockEntries(block: Block): Entries<NestedBlock> {
  return blocks(block.block_types ?? NONE);
}

/** The attributes of object types. */
export const typeEntries = listedOnce<TypeJson>();
