import { endOfValue } from "../json/scan";

const START = '{"address":"';
/**
 * Start of a change that does nothing, up to its value before. Addresses with brackets in a key are left to the parser, and
 * so is a resource with a new address.
 */
const HEAD =
  /\{"address":"(?:[^"\\]|\\.){0,5000}",(?:"module_address":"(?:[^"\\]|\\.){0,5000}",)?"mode":"\w+",[^{}[\]]*"change":\{"actions":\["no-op"\],"before":(?=\{)/y;
const AFTER = ',"after":';
const MASKS = [',"after_unknown":', ',"before_sensitive":', ',"after_sensitive":'] as const;
const END = "}}";

/**
 * The JSON of a plan in which resources that stay as they are have no values. Nearly all of a large plan is such resources,
 * and a review reads of them that they are there. It goes by how Terraform writes, as `withoutUnmarked` does: a change
 * keeps its values where they differ in their text, where anything is marked, and where anything else is beside them.
 */
export function withoutUnchanged(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf(START); start >= 0; ) {
    HEAD.lastIndex = start;
    const values = HEAD.test(text) ? HEAD.lastIndex : undefined;
    const end = values === undefined ? -1 : endOfUnchanged(text, values);
    if (values !== undefined && end >= 0) {
      kept.push(text.slice(from, values), "null", AFTER, "null");
      from = end;
    }
    start = text.indexOf(START, Math.max(end, start + START.length));
  }
  return kept.length === 0 ? text : [...kept, text.slice(from)].join("");
}

/** Position behind the masks of a change whose values are the same text, with nothing marked; -1 for any other. */
function endOfUnchanged(text: string, start: number): number {
  const end = endOfValue(text, start);
  if (end < 0 || !text.startsWith(AFTER, end)) return -1;
  const before = text.slice(start, end);
  let next = end + AFTER.length;
  if (!text.startsWith(before, next)) return -1;
  next += before.length;
  const masks = next;
  for (const mask of MASKS) {
    if (!text.startsWith(mask, next)) return -1;
    next = endOfValue(text, next + mask.length);
    if (next < 0) return -1;
  }
  return text.startsWith(END, next) && !text.slice(masks, next).includes("true") ? next : -1;
}
