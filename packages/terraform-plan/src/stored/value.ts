import * as z from "zod";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  type Json,
  SensitiveValue,
  UNKNOWN,
  type Value,
} from "../value";

const UNKNOWN_KEY = "$unknown";
const SENSITIVE_KEY = "$sensitive";
/** Begins a key of data that would be mistaken for one of ours. */
const ESCAPE = "$";

/** Stands for undefined, which is not the value null. */
const ABSENT_KEY = "$absent";

/** A value as JSON. A sensitive one is stored as the fact that it is sensitive. */
function storeValue(value: Value | undefined): Json {
  if (value === undefined) return { [ABSENT_KEY]: true };
  if (isUnknown(value)) return { [UNKNOWN_KEY]: true };
  if (isSensitive(value)) return { [SENSITIVE_KEY]: true };
  if (isList(value)) return value.map((item) => storeValue(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.startsWith(ESCAPE) ? `${ESCAPE}${key}` : key,
      storeValue(item),
    ]),
  );
}

function restoreValue(stored: Json): Value {
  if (typeof stored !== "object" || stored === null) return stored;
  if (isJsonList(stored)) return stored.map(restoreValue);
  if (stored[UNKNOWN_KEY] === true) return UNKNOWN;
  if (stored[SENSITIVE_KEY] === true) return new SensitiveValue(null);
  return Object.fromEntries(
    Object.entries(stored).map(([key, item]) => [
      key.startsWith(ESCAPE) ? key.slice(ESCAPE.length) : key,
      restoreValue(item),
    ]),
  );
}

function isJsonList(stored: Json): stored is readonly Json[] {
  return Array.isArray(stored);
}

function restoreOptional(stored: Json): Value | undefined {
  const absent =
    typeof stored === "object" && stored !== null && !isJsonList(stored) && stored[ABSENT_KEY] === true;
  return absent ? undefined : restoreValue(stored);
}

/** Texts that were parsed are JSON; only a missing member is not. */
const json = z.custom<Json>((value) => value !== undefined);

/** A value that is there. */
export const presentValue = z.codec(json, z.custom<Value>(), {
  decode: restoreValue,
  encode: storeValue,
});

/** A value, or undefined, which null is not. */
export const optionalValue = z.codec(json, z.custom<Value | undefined>(), {
  decode: restoreOptional,
  encode: storeValue,
});
