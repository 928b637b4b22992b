import { FAULT_KINDS, type Fault, OPERATIONS } from "./cloud";

export { faultText, visibleFault } from "./fault-text";
export type { InjectedFault } from "./faults";
export { OPERATIONS };

/** Common failures of clouds, with the messages of their providers. */
export const FAULT_PRESETS: { readonly [name: string]: Fault } = {
  quota: {
    kind: "error",
    summary:
      "googleapi: Error 403: Quota exceeded for quota metric and limit of this project, rateLimitExceeded",
    detail: "Nothing was changed.",
  },
  permission: {
    kind: "error",
    summary: "googleapi: Error 403: The caller does not have permission, forbidden",
    detail: "Nothing was changed.",
  },
  conflict: {
    kind: "error",
    summary: "googleapi: Error 409: Operation failed because another operation was already in progress.",
    detail: "Nothing was changed.",
  },
  timeout: {
    kind: "lost",
    summary: "Error waiting for the operation: timeout while waiting for state to become 'DONE'",
    detail: "The operation finished in the cloud after the provider gave up.",
  },
  "job-failed": {
    kind: "partial",
    summary: "job is in failed state: BackoffLimitExceeded",
    detail: "The job exists, and Terraform marks it as tainted: the next apply runs it again.",
  },
};

/** Values of `--kind`: a fault kind or a preset. */
export const FAULT_NAMES: readonly string[] = [...FAULT_KINDS, ...Object.keys(FAULT_PRESETS)];

/** A fault by one of `FAULT_NAMES`, with the user's message if any. */
export function faultNamed(name: string, message: string | undefined): Fault {
  const preset = Object.hasOwn(FAULT_PRESETS, name) ? FAULT_PRESETS[name] : undefined;
  return {
    kind: preset?.kind ?? FAULT_KINDS.find((each) => each === name) ?? "error",
    summary: message ?? preset?.summary ?? "Injected fault",
    detail: preset?.detail ?? "Injected by a fault of the sandbox.",
  };
}
