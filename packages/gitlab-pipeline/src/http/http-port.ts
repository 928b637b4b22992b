import { setTimeout as pause } from "node:timers/promises";

/** The outside world of a request. */
export interface HttpPort {
  readonly fetch: typeof fetch;
  /** Rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly now: () => number;
}

export const REAL_HTTP: HttpPort = {
  fetch: (...args) => fetch(...args),
  sleep: (milliseconds, signal) => pause(milliseconds, undefined, signal === undefined ? {} : { signal }),
  now: () => Date.now(),
};
