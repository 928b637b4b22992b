import { isJsonList, isJsonObject, type JsonObject } from "@infra-tools/terraform-plan/read/shape";
import { type Json, memberOf, parseJson } from "@infra-tools/terraform-plan/value";
import { DefaultTokenResolver, StringConcat, TerraformElement, TerraformStack, Tokenization } from "cdktf";
import {
  type Block,
  type Blocks,
  constructPath,
  isTypedKind,
  readBlocks,
  type TypedPlace,
  typedBlock,
  typedKey,
} from "./blocks";
import { isPlainObject, mayHoldToken, type PlainObject, resolvedEqual } from "./resolved-equal";

/** A resource, data source or ephemeral resource as an element of a stack gives it, with tokens. */
interface TypedElement extends TypedPlace {
  readonly body: PlainObject;
}

/**
 * Blocks of a stack, element by element, as reading the stack's whole configuration gives them. A block that is as in
 * `before` is that one, without being resolved. Undefined where only the whole configuration says what the blocks are.
 */
export function elementBlocks(stack: TerraformStack, before: Blocks): Blocks | undefined {
  const nodes = stack.node.findAll();
  const overrides: unknown = Reflect.get(stack, "rawOverrides");
  const isNested = nodes.some((node) => node !== stack && TerraformStack.isStack(node));
  if (isNested || !isPlainObject(overrides) || Object.keys(overrides).some(isTypedKind)) return undefined;
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolve = (value: unknown): Json | undefined =>
    asJson(Tokenization.resolve(value, { scope: stack, resolver }));
  const resolvesTo = resolvedEqual(resolve);
  const typed: Block[] = [];
  const others: unknown[] = [];
  for (const element of nodes.filter(TerraformElement.isTerraformElement)) {
    const fragment: unknown = element.toTerraform();
    const typedElement = readTypedElement(fragment);
    if (typedElement === undefined) {
      others.push(fragment);
      continue;
    }
    const { body } = typedElement;
    const same = before.get(typedKey(typedElement));
    const isSame = same !== undefined && resolvesTo(body, same.value);
    typed.push(isSame ? same : typedBlock(typedElement, resolve(body) ?? {}));
  }
  const rest = [...others, overrides].map(resolve).filter(isJsonObject).reduce(merged, {});
  const all = [...typed, ...readBlocks(asJson(rest) ?? {}).values()];
  const blocks = new Map(all.map((block) => [block.key, block]));
  return blocks.size === all.length ? blocks : undefined;
}

/** Undefined for anything but one block of one type. */
function readTypedElement(fragment: unknown): TypedElement | undefined {
  const kind = onlyMember(fragment);
  const type = onlyMember(kind?.value);
  const name = onlyMember(type?.value);
  if (kind === undefined || type === undefined || name === undefined || !isPlainObject(name.value))
    return undefined;
  if (!isTypedKind(kind.key) || mayHoldToken(type.key) || mayHoldToken(name.key)) return undefined;
  const { "//": notes, ...body } = name.value;
  return { kind: kind.key, type: type.key, name: name.key, path: constructPath(notes), body };
}

function onlyMember(value: unknown): { readonly key: string; readonly value: unknown } | undefined {
  if (!isPlainObject(value)) return undefined;
  const [first, ...others] = Object.entries(value).filter(([, member]) => member !== undefined);
  return first === undefined || others.length > 0 ? undefined : { key: first[0], value: first[1] };
}

/** As cdktf merges the fragments of a stack: objects member by member, lists one after the other. */
function merged(target: JsonObject, source: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...target };
  for (const [key, value] of Object.entries(source)) {
    const before = memberOf(target, key);
    if (isJsonObject(value)) result[key] = merged(isJsonObject(before) ? before : {}, value);
    else result[key] = isJsonList(value) && isJsonList(before) ? [...before, ...value] : value;
  }
  return result;
}

/** The value as JSON with keys in the order in which cdktf writes them, so that texts of blocks compare. */
function asJson(value: unknown): Json | undefined {
  return parseJson(JSON.stringify(sortKeys(value)) ?? "");
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
