import type { Analysed } from "../shared";

export type NamedRule =
  | "admin-granted"
  | "public-access"
  | "privileges-raised"
  | "alert-weakened"
  | "audit-reduced"
  | "protection-removed"
  | "cannot-tell";

/** A finding by the words of names. */
export type NamedIssue = Analysed<NamedRule>;
