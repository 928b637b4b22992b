/** Result of a scheduled check. */
export interface CheckResult {
  /** Fixed words: `cloudflare-ranges`. */
  readonly name: string;
  readonly status: "ok" | "due" | "unknown";
  /** Finding as a sentence. */
  readonly message: string;
  /** Advice as a sentence; empty when nothing is to be done. */
  readonly advice: string;
}

export function ok(name: string, message: string): CheckResult {
  return { name, status: "ok", message, advice: "" };
}

export function due(name: string, message: string, advice: string): CheckResult {
  return { name, status: "due", message, advice };
}

/** Nothing was found out, which is not the same as that all is well. */
export function unknown(name: string, message: string, advice: string): CheckResult {
  return { name, status: "unknown", message, advice };
}
