import type { Kind } from "../attributes/metadata";
import { isUndecided, type Observation } from "../attributes/observe";
import { type ChangeContext, capitalized, refersToCreated } from "../context";
import type { Check, RuleTexts } from "../rule";
import { hasUnknown, isUnset, reveal, show } from "../values/inspect";
import { isFilledIn } from "./filled-in";

/** Attributes with metadata whose value is known after apply: never taken for safe. */
export function undecidedAttributes({ consequence, advice }: RuleTexts): Check {
  return (context) => {
    const { observations, change } = context;
    if (change.action === "delete") return [];
    const isNew = change.action === "create";
    return observations
      .filter(
        (observation) =>
          isUndecided(observation) && !isFilledIn(context, observation.path, observation.before),
      )
      .filter((observation) => !isNew || (mattersOnNew(observation) && !isOfPlan(context, observation)))
      .map((observation) => ({
        path: observation.path,
        message: `${capitalized(observation.attribute.label.replace(/,$/, ""))}: ${
          isNew
            ? "known after apply. Cannot tell whether it is safe."
            : `${REASONS[hasUnknown(observation.after) ? "after" : "before"]}${current(observation)}. ${consequence}`
        }`,
        advice,
        before: observation.before,
        after: observation.after,
        byName: observation.byName,
      }));
  };
}

/** Kinds in which a new object can be wrong: its size, its version and the keys that it uses are choices. */
const MATTERING: ReadonlySet<Kind> = new Set<Kind>([
  "access",
  "addresses",
  "audit",
  "backup",
  "encryption",
  "exposure",
  "policy",
  "protection",
  "retention",
  "tls",
]);

/**
 * An unknown value of a new object that may be wrong. That a block or a reference is there is known, and so is that the object
 * uses another one.
 */
function mattersOnNew({ attribute: { kind, safe }, byName }: Observation): boolean {
  return MATTERING.has(kind) && safe !== "present" && safe !== "absent" && (byName || safe !== "same");
}

/** A role or a holder that the plan creates, too: the reader sees it there. */
function isOfPlan(context: ChangeContext, { attribute, path, byName }: Observation): boolean {
  return byName && attribute.kind === "access" && refersToCreated(context, String(path[0]));
}

/** Programs and expressions that change: they are not evaluated. */
export function changedPrograms({ consequence, advice }: RuleTexts): Check {
  return ({ observations, change }) =>
    change.action !== "update" && change.action !== "replace"
      ? []
      : observations
          .filter(
            ({ attribute, before, after }) =>
              attribute.safe === "program" && !isUnset(before) && !isUnset(after),
          )
          .map(({ attribute, path, before, after, byName }) => ({
            path,
            message: `${capitalized(attribute.label)} changes. It is a program that is not evaluated. ${consequence}`,
            advice,
            before,
            after,
            byName,
          }));
}

const REASONS = {
  after: "the new value is known after apply",
  before: "the value before is not known",
} as const;

/** The value before, if it is short enough for a sentence. */
function current({ before }: Observation): string {
  const plain = reveal(before);
  return isUnset(plain) || hasUnknown(plain) || typeof plain === "object" ? "" : ` (now ${show(before)})`;
}
