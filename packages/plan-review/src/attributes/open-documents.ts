import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { parseDocument } from "@infra-tools/terraform-plan/compare/documents";
import type { Change } from "@infra-tools/terraform-plan/model";
import { type Path, schemaPath } from "@infra-tools/terraform-plan/path";
import { isList, isObject, memberOf, type Value } from "@infra-tools/terraform-plan/value";
import { resolve } from "../values/inspect";

/** The change with the documents that differences are in, such as values of a chart, in place of their texts. */
export function withDocuments(change: Change, deltas: readonly Delta[]): Change {
  const paths = deltas.map(({ path }) => path).filter((path) => isInText(change, path));
  if (paths.length === 0) return change;
  const open = (side: Value | undefined) =>
    paths.reduce<Value | undefined>((value, path) => openedAt(value, path), side);
  return { ...change, before: open(change.before), after: open(change.after) };
}

/** Attributes whose texts are settings or objects. A policy is none: it is compared as a whole. */
const DOCUMENTS =
  /(^|\.)(values|container_definitions|container_properties|yaml_body|manifests?|json_data(_encoded)?|config_json|configuration)$/;

/** The text of such an attribute may be a document. */
export function mayBeDocument(schema: string): boolean {
  return DOCUMENTS.test(schema);
}

/** The path goes through the text of such an attribute. */
function isInText(change: Change, path: Path): boolean {
  // Of most differences the names say at once that there is no such text on the way.
  if (!path.some((step) => typeof step === "string" && mayBeDocument(step))) return false;
  return [change.before, change.after].some((side) =>
    path.some((_, index) => {
      const start = path.slice(0, index);
      return mayBeDocument(schemaPath(start)) && typeof resolve(side, start) === "string";
    }),
  );
}

/** A text on the way is replaced by its document; one that is marked as sensitive stays closed. */
function openedAt(value: Value | undefined, path: Path, start: Path = []): Value | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof value === "string") {
    const document = mayBeDocument(schemaPath(start)) ? parseDocument(value)?.data : undefined;
    return document === undefined ? value : openedAt(document, path, start);
  }
  const member = memberAt(value, step);
  if (member === undefined) return value;
  const opened = openedAt(member, rest, [...start, step]);
  if (opened === member || opened === undefined) return value;
  if (typeof step === "object") return value;
  if (isList(value)) return value.map((item, index) => (index === step ? opened : item));
  return isObject(value) ? { ...value, [step]: opened } : value;
}

function memberAt(value: Value | undefined, step: Path[number]): Value | undefined {
  if (isList(value)) return typeof step === "number" ? value[step] : undefined;
  return isObject(value) && typeof step === "string" ? memberOf(value, step) : undefined;
}
