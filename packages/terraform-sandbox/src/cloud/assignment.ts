import { ProblemError } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";

/** An attribute and its new value. */
export interface Assignment {
  /** As in `settings[0].tier` or `labels["team"]`. */
  readonly path: string;
  readonly value: Json;
}

/**
 * Reads `<path>=<json>`.
 *
 * @throws ProblemError when the text has another form.
 */
export function parseAssignment(assignment: string): Assignment {
  // A map key may hold a "=": the path ends at the first one outside of quotes.
  const [, path, json] = /^((?:[^="]|"(?:[^"\\]|\\.)*")+)=([\s\S]*)$/.exec(assignment) ?? [];
  if (path === undefined || json === undefined) throw badAssignment(assignment);
  try {
    return { path, value: JSON.parse(json) };
  } catch {
    throw badAssignment(assignment);
  }
}

function badAssignment(assignment: string): ProblemError {
  return new ProblemError({
    where: "assignment",
    value: assignment,
    rule: "must be <path>=<json>",
    fix: `a text needs its quotes, and the shell takes one pair: 'settings[0].tier="db-custom-4-15360"'`,
  });
}
