import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { parseDocument } from "@infra-tools/terraform-plan/compare/documents";
import type { Change } from "@infra-tools/terraform-plan/model";
import type { Path } from "@infra-tools/terraform-plan/path";
import { isList, isObject, memberOf, type Value } from "@infra-tools/terraform-plan/value";

/** The change with the documents that differences are in, such as values of a chart, in place of their texts. */
export function withDocuments(change: Change, deltas: readonly Delta[]): Change {
  const paths = deltas.map(({ path }) => path).filter((path) => isInText(change, path));
  if (paths.length === 0) return change;
  const open = (side: Value | undefined) => paths.reduce<Value | undefined>(openedAt, side);
  return { ...change, before: open(change.before), after: open(change.after) };
}

/** Attributes whose texts are settings or objects. A policy is none: it is compared as a whole. */
const DOCUMENTS = /(^|\.)(values|container_definitions|yaml_body|manifests?)$/;

/** The text of such an attribute may be a document. */
export function mayBeDocument(schema: string): boolean {
  return DOCUMENTS.test(schema);
}

function isInText(change: Change, path: Path): boolean {
  const words = path.filter((step) => typeof step === "string");
  if (!words.some((_, index) => mayBeDocument(words.slice(0, index + 1).join(".")))) return false;
  return [change.before, change.after].some((side) => {
    let value = side;
    for (const step of path) {
      if (typeof value === "string") return true;
      value = memberAt(value, step);
    }
    return false;
  });
}

/** A text on the way is replaced by its document; one that is marked as sensitive stays closed. */
function openedAt(value: Value | undefined, path: Path): Value | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof value === "string") {
    const document = parseDocument(value)?.data;
    return document === undefined ? value : openedAt(document, path);
  }
  const member = memberAt(value, step);
  if (member === undefined) return value;
  const opened = openedAt(member, rest);
  if (opened === member || opened === undefined) return value;
  if (typeof step === "object") return value;
  if (isList(value)) return value.map((item, index) => (index === step ? opened : item));
  return isObject(value) ? { ...value, [step]: opened } : value;
}

function memberAt(value: Value | undefined, step: Path[number]): Value | undefined {
  if (isList(value)) return typeof step === "number" ? value[step] : undefined;
  return isObject(value) && typeof step === "string" ? memberOf(value, step) : undefined;
}
