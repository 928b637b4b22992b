import type { Change } from "@infra-tools/terraform-plan/model";
import { danger, type Labelled, safe, undecided } from "./labelled";
import { AMAZON } from "./nineteenth/amazon";
import { AZURE } from "./nineteenth/azure";
import { CODE_AND_IDENTITY } from "./nineteenth/code-and-identity";
import { GOOGLE_KUBERNETES } from "./nineteenth/google-kubernetes";
import { OTHERS } from "./nineteenth/others";
import { UNDECIDED } from "./nineteenth/unknown";

const dangers = [AZURE, AMAZON, GOOGLE_KUBERNETES, CODE_AND_IDENTITY, OTHERS].flat();

/** Dangers that a senior engineer names first, in types of thirty providers, the way back of each update, and what nobody can tell. */
export const NINETEENTH: readonly Labelled[] = [
  ...dangers.map((change) => danger(reasonOf(change), change)),
  ...dangers
    .filter(({ action }) => action === "update")
    .map((change) =>
      safe(`the way back of: ${reasonOf(change)}`, { ...change, before: change.after, after: change.before }),
    ),
  ...UNDECIDED.map((change) => undecided(`${change.action} of ${change.type}`, change)),
];

function reasonOf({ action, type, after, before }: Change): string {
  return `${action} of ${type}: ${JSON.stringify(action === "delete" ? before : after)}`;
}
