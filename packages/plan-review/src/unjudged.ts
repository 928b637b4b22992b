import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { type Path, schemaPath } from "@infra-tools/terraform-plan/path";
import { isUnknown } from "@infra-tools/terraform-plan/value";
import type * as z from "zod";
import type { ChangeContext } from "./context";
import { holdsDataByName } from "./lexicon/holds-data";
import { servesByName } from "./lexicon/serves";
import { removalByName } from "./lexicon/types";
import type { storedUnjudged } from "./stored-review";

export interface Unjudged extends z.infer<typeof storedUnjudged> {}

export const NOTHING_UNJUDGED: Unjudged = { resources: [], attributes: [] };

/** Names and remarks, for readers: no value of them is worse than another. */
const REMARKS =
  /(?:^|\.)(?:comments?|description|notes?|remarks?|title|(?:display|friendly)_name|(?:user_|effective_|terraform_)?labels|tags(?:_all)?|annotations|timeouts)(?:\.|$)/;

/**
 * Parts of one change that no rule knows. A type without metadata is read by the names of its attributes: then it is known as far
 * as they are.
 */
export function unjudgedIn(context: ChangeContext, deltas: readonly Delta[]): Unjudged {
  const { change, metadata } = context;
  const { address, type } = change;
  if (metadata === undefined) {
    const isKnown =
      change.action === "delete" || change.action === "forget"
        ? holdsDataByName(type) || removalByName(type) !== undefined || servesByName(type) !== undefined
        : change.action !== "replace" && unread(context, deltas).length === 0;
    return isKnown ? NOTHING_UNJUDGED : { resources: [{ address, type }], attributes: [] };
  }
  const isUpdate = change.action === "update" || change.action === "replace";
  // Rules of these types read the resource as a whole.
  if (!isUpdate || metadata.network !== undefined || metadata.grants !== undefined) return NOTHING_UNJUDGED;
  const paths = unread(context, deltas);
  return paths.length === 0
    ? NOTHING_UNJUDGED
    : { resources: [], attributes: paths.map((path) => ({ address, path })) };
}

/** Paths of differences that no observation is about. */
function unread({ change, observations, plan }: ChangeContext, deltas: readonly Delta[]): readonly Path[] {
  const observed = new Set<string>();
  const around = new Set<string>();
  for (const { path } of observations) {
    const schema = schemaPath(path);
    observed.add(schema);
    for (const prefix of prefixesOf(schema)) around.add(prefix);
  }
  const references = plan.references.get(configurationAddress(change.address)) ?? [];
  const configured = new Set(references.map(({ path }) => path[0]));
  const isComputed = ({ path, after }: Delta) => isUnknown(after) && !configured.has(path[0]);
  const paths = new Map<string, Path>();
  for (const delta of deltas) {
    const schema = schemaPath(delta.path);
    if (isComputed(delta) || REMARKS.test(schema) || around.has(schema)) continue;
    if (!prefixesOf(schema).some((prefix) => observed.has(prefix))) paths.set(schema, delta.path);
  }
  return [...paths.values()];
}

/** `a`, `a.b` and `a.b.c` of `a.b.c`. */
function prefixesOf(schema: string): readonly string[] {
  const words = schema.split(".");
  return words.map((_, index) => words.slice(0, index + 1).join("."));
}
