import type { Tone } from "@infra-tools/report/doc/doc";
import { formatCount } from "@infra-tools/report/escape/visible";
import type { Action, Change, Severity } from "@infra-tools/terraform-plan/model";

export function plural(count: number, singular: string, many = pluralOf(singular)): string {
  return `${formatCount(count)} ${count === 1 ? singular : many}`;
}

function pluralOf(singular: string): string {
  return `${singular}${/(?:s|x|ch|sh)$/.test(singular) ? "es" : "s"}`;
}

/** "a", "a and b", "a, b and c". */
export function enumerate(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Terraform's own signs. */
export function actionSign(change: Change): string {
  if (change.action === "replace") return change.replaceOrder === "create-first" ? "+/-" : "-/+";
  return SIGNS[change.action];
}

const SIGNS: Readonly<Record<Action, string>> = {
  "no-op": " ",
  create: "+",
  read: "<=",
  update: "~",
  replace: "-/+",
  delete: "-",
  forget: ".",
  "create-forget": "+/.",
};

export const ACTION_TONES: Readonly<Record<Action, Tone>> = {
  "no-op": "muted",
  create: "create",
  read: "muted",
  update: "update",
  replace: "replace",
  delete: "delete",
  forget: "warning",
  "create-forget": "warning",
};

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  danger: "danger",
  warning: "warning",
  notice: "muted",
};

/** Order in which blocks are dropped if space is short. Only the order of the numbers matters. */
export const PRIORITY = {
  /** Dangers after the first ones, and the rest of long ones: nothing else is left when these go. */
  dangerRest: 1,
  why: 2,
  destroyed: 2,
  warnings: 2,
  updated: 3,
  drift: 4,
  moved: 4,
  updatedAttributes: 5,
  advice: 5,
  created: 6,
  minor: 7,
  createdAttributes: 8,
  deletedAttributes: 9,
} as const;
