import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  SensitiveValue,
  UNKNOWN,
  type Value,
} from "@infra-tools/terraform-plan/value";
import * as z from "zod";

type Stored = null | boolean | number | string | readonly Stored[] | { readonly [key: string]: Stored };

const UNKNOWN_KEY = "$unknown";
const SENSITIVE_KEY = "$sensitive";
/** Begins a key of data that would be mistaken for one of ours. */
const ESCAPE = "$";

/** Stands for undefined, which is not the value null. */
const ABSENT_KEY = "$absent";

/** A value as JSON. A sensitive one is stored as the fact that it is sensitive. */
export function storeValue(value: Value | undefined): Stored {
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

function restoreValue(stored: Stored): Value {
  if (typeof stored !== "object" || stored === null) return stored;
  if (isStoredList(stored)) return stored.map(restoreValue);
  if (stored[UNKNOWN_KEY] === true) return UNKNOWN;
  if (stored[SENSITIVE_KEY] === true) return new SensitiveValue(null);
  return Object.fromEntries(
    Object.entries(stored).map(([key, item]) => [
      key.startsWith(ESCAPE) ? key.slice(ESCAPE.length) : key,
      restoreValue(item),
    ]),
  );
}

function isStoredList(stored: Stored): stored is readonly Stored[] {
  return Array.isArray(stored);
}

function restoreOptional(stored: Stored): Value | undefined {
  const absent =
    typeof stored === "object" && stored !== null && !isStoredList(stored) && stored[ABSENT_KEY] === true;
  return absent ? undefined : restoreValue(stored);
}

/** Reads what `storeValue` made of a value that is there. */
export const storedPresent = z.json().transform(restoreValue);

/** Reads what `storeValue` made. */
export const storedValue = z.json().transform(restoreOptional);
