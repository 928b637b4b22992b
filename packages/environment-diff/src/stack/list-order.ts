import type { CompareOptions } from "@infra-tools/terraform-plan/compare/delta";
import { listKind } from "@infra-tools/terraform-plan/schema/sets";

/** Type of the resource at an address, inside modules too; another block's first word otherwise. */
const TYPE = /^(?:module\.[^.[]+(?:\[(?:"[^"]*"|\d+)\])?\.)*([A-Za-z0-9_-]+)/;

/** Options by which another order of a list is a difference, and another order of what the provider calls a set is none. */
export function listOrder(address: string): CompareOptions {
  const type = TYPE.exec(address)?.[1] ?? "";
  return { listKind: (path) => listKind(type, path) };
}
