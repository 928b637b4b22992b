import type { Path } from "@infra-tools/terraform-plan/path";
import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import type { ChangeContext } from "../context";
import { mayBePolicy, policyDocument } from "../lexicon/policy-text";
import { wordsOf } from "../lexicon/words";
import { reveal } from "../values/inspect";
import { type AttributeMetadata, namesDecide } from "./metadata";
import { type Observation, wholeOf } from "./observe";

/** Chosen attributes of a created or deleted resource, each as a whole: there is nothing to compare. */
export function collectObserved(
  { change, metadata }: Pick<ChangeContext, "change" | "metadata">,
  chosen: (attribute: AttributeMetadata) => boolean,
): readonly Observation[] {
  return Object.entries(metadata?.paths ?? {})
    .filter(([, attribute]) => chosen(attribute))
    .map(([path, attribute]) => ({
      path: path.split("."),
      attribute,
      before: wholeOf(change.before, path.split(".")),
      after: wholeOf(change.after, path.split(".")),
      byName: false,
    }))
    .filter((observation) => observation.before !== undefined || observation.after !== undefined);
}

/** IAM policy documents of a created or deleted resource whose type has no metadata for them. */
export function collectNamedPolicies({
  change,
  metadata,
}: Pick<ChangeContext, "change" | "metadata">): readonly Observation[] {
  if (!namesDecide(metadata)) return [];
  const documents = [...new Map([...policiesIn(change.before), ...policiesIn(change.after)]).values()];
  return documents
    .filter((path) => metadata?.paths?.[path.join(".")] === undefined)
    .map((path) => ({
      path,
      attribute: policyDocument(path.flatMap((step) => wordsOf(String(step)))),
      before: wholeOf(change.before, path),
      after: wholeOf(change.after, path),
      byName: true,
    }));
}

/** Paths, without positions, of texts that look like a policy document. */
function policiesIn(
  value: Value | undefined,
  path: Path = [],
): readonly (readonly [key: string, path: Path])[] {
  const plain = reveal(value);
  if (typeof plain === "string") return mayBePolicy(plain) ? [[path.join("."), path]] : [];
  if (isList(plain)) return plain.flatMap((item) => policiesIn(item, path));
  if (!isObject(plain)) return [];
  return Object.entries(plain).flatMap(([key, item]) => policiesIn(item, [...path, key]));
}
