/** What a scheduled check found out. */
export interface CheckResult {
  /** Fixed words: `cloudflare-ranges`. */
  readonly name: string;
  readonly status: "ok" | "due" | "unknown";
  /** What is so, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence; empty when there is nothing to do. */
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
