import { hideSecrets } from "@infra-tools/terraform-plan/secrets/hide-text";
import type { InjectedFault } from "./faults";

/** "apply of google_sql_user fails once (error): quota exceeded" */
export function faultText(fault: InjectedFault): string {
  const { operation, type, id, remaining, kind, summary } = visibleFault(fault);
  const times = remaining === 1 ? "once" : `${remaining} times`;
  return `${operation} of ${type}${id === undefined ? "" : ` ${id}`} fails ${times} (${kind}): ${summary}`;
}

/** The fault as it may be printed. Terraform gets the message as it was ordered, to try what a log does with it. */
export function visibleFault(fault: InjectedFault): InjectedFault {
  return { ...fault, summary: hideSecrets(fault.summary) };
}
