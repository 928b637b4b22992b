import {
  isList,
  isObject,
  isUnknown,
  UNKNOWN,
  UnknownValue,
  type Value,
} from "@infra-tools/terraform-plan/value";
import { Decoder, Encoder, ExtensionCodec } from "@msgpack/msgpack";
import { typeEntries } from "../schemas/entries";
import { parseType, type TypeJson } from "./type";

/**
 * Values as Terraform sends them (https://github.com/zclconf/go-cty/blob/main/cty/msgpack/doc.go):
 * an unknown value is extension 0; extension 12 is an unknown value that says something about itself
 * ("not null", "begins with arn:"), which a provider may ignore.
 *
 * A value of type `dynamic` becomes `{ type, value }`, as in Terraform's state. A number that
 * JavaScript cannot hold exactly stays the decimal string it was; the encoder sends such strings as they are.
 */
const EXTENSIONS = new ExtensionCodec();
EXTENSIONS.register({
  type: 0,
  encode: (value) => (value instanceof UnknownValue ? new Uint8Array(1) : null),
  decode: () => UNKNOWN,
});
EXTENSIONS.register({ type: 12, encode: () => null, decode: () => UNKNOWN });

const DECODER = new Decoder({ extensionCodec: EXTENSIONS, useBigInt64: true });
const ENCODER = new Encoder({ extensionCodec: EXTENSIONS });

export function decodeValue(bytes: Uint8Array, type: TypeJson): Value {
  return fromRaw(DECODER.decode(bytes), type);
}

const NULL = 0xc0;

/** Checks for null or nothing without decoding a whole value. */
export function isNull(bytes: Uint8Array): boolean {
  return bytes.length === 0 || (bytes.length === 1 && bytes[0] === NULL);
}

export function encodeValue(value: Value, type: TypeJson): Buffer {
  return Buffer.from(ENCODER.encodeSharedRef(toRaw(value, type)));
}

function fromRaw(raw: unknown, type: TypeJson): Value {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof UnknownValue) return UNKNOWN;
  switch (type) {
    case "string":
      if (typeof raw === "string") return raw;
      break;
    case "bool":
      if (typeof raw === "boolean") return raw;
      break;
    case "number":
      return numberFromRaw(raw);
    case "dynamic":
      return dynamicFromRaw(raw);
    default:
      return structureFromRaw(raw, type);
  }
  throw new Error(`a ${type} was expected, a ${typeof raw} was sent`);
}

function structureFromRaw(raw: unknown, type: Exclude<TypeJson, string>): Value {
  switch (type[0]) {
    case "list":
    case "set": {
      const element = type[1];
      return expectList(raw).map((inner) => fromRaw(inner, element));
    }
    case "tuple": {
      const elements = type[1];
      return expectList(raw).map((inner, index) => fromRaw(inner, elements[index] ?? "dynamic"));
    }
    case "map": {
      const element = type[1];
      return Object.fromEntries(
        Object.entries(expectObject(raw)).map(([key, inner]) => [key, fromRaw(inner, element)]),
      );
    }
    case "object": {
      const object = expectObject(raw);
      const read: Record<string, Value> = {};
      for (const [name, inner] of typeEntries(type[1])) read[name] = fromRaw(object[name], inner);
      return read;
    }
  }
}

function numberFromRaw(raw: unknown): Value {
  if (typeof raw === "number") return raw;
  if (typeof raw === "bigint") {
    const number = Number(raw);
    return Number.isSafeInteger(number) ? number : raw.toString();
  }
  if (typeof raw === "string" && raw.trim() !== "" && !Number.isNaN(Number(raw))) {
    const number = Number(raw);
    return String(number) === raw ? number : raw;
  }
  throw new Error(`a number was expected, a ${typeof raw} was sent`);
}

function dynamicFromRaw(raw: unknown): Value {
  const [typeBytes, inner] = expectList(raw);
  if (!(typeBytes instanceof Uint8Array)) throw new Error("a value of dynamic type came without its type");
  const type = parseType(JSON.parse(Buffer.from(typeBytes).toString("utf8")));
  const value = fromRaw(inner, type);
  return value === null ? null : { type, value };
}

function expectList(raw: unknown): readonly unknown[] {
  if (Array.isArray(raw)) return raw;
  throw new Error(`a list was expected, a ${typeof raw} was sent`);
}

function expectObject(raw: unknown): { readonly [key: string]: unknown } {
  if (isPlainObject(raw)) return raw;
  throw new Error(`an object was expected, a ${Array.isArray(raw) ? "list" : typeof raw} was sent`);
}

function isPlainObject(raw: unknown): raw is { readonly [key: string]: unknown } {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw) && !(raw instanceof Uint8Array);
}

/** The value must conform to the type (see conform.ts): what does not fit is sent as it is. */
function toRaw(value: Value, type: TypeJson): unknown {
  if (value === null || isUnknown(value)) return value;
  if (type === "dynamic") {
    if (!isObject(value)) throw new Error("a value of dynamic type needs its type");
    const inner = dynamicType(value);
    return [Buffer.from(JSON.stringify(inner), "utf8"), toRaw(value["value"] ?? null, inner)];
  }
  if (typeof type === "string") return value;
  if (isList(value)) {
    const inner = type[1];
    if (type[0] === "tuple")
      return value.map((element, index) => toRaw(element, type[1][index] ?? "dynamic"));
    if (type[0] === "list" || type[0] === "set") return value.map((element) => toRaw(element, type[1]));
    throw new Error(`a list where ${JSON.stringify(inner)} belongs`);
  }
  if (!isObject(value)) return value;
  if (type[0] === "object") {
    const raw: Record<string, unknown> = {};
    for (const [name, inner] of typeEntries(type[1])) raw[name] = toRaw(value[name] ?? null, inner);
    return raw;
  }
  if (type[0] === "map") {
    const element = type[1];
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toRaw(inner, element)]));
  }
  throw new Error(`an object where a ${type[0]} belongs`);
}

/** The type inside `{ type, value }`. */
export function dynamicType(value: { readonly [key: string]: Value }): TypeJson {
  return parseType(JSON.parse(JSON.stringify(value["type"] ?? null)));
}
