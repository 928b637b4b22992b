import type { InjectedFault } from "./faults";

/** "apply of google_sql_user fails once (error): quota exceeded" */
export function faultText({ operation, type, id, remaining, kind, summary }: InjectedFault): string {
  const times = remaining === 1 ? "once" : `${remaining} times`;
  return `${operation} of ${type}${id === undefined ? "" : ` ${id}`} fails ${times} (${kind}): ${summary}`;
}
