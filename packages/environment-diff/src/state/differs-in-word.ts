import { isObject, memberOf, type Value } from "@infra-tools/terraform-plan/value";

/** Text that is no document, so that another text is a difference in every comparison. */
const WORD = /^[A-Za-z][\w.@:/-]*$/;

/** True if an attribute, outside of lists, is another word: most objects' ids are, which spares their comparison. */
export function differsInWord(a: Value, b: Value): boolean {
  if (typeof a === "string" && typeof b === "string") return a !== b && WORD.test(a) && WORD.test(b);
  if (!isObject(a) || !isObject(b)) return false;
  return Object.entries(a).some(([key, value]) => differsInWord(value, memberOf(b, key) ?? null));
}
