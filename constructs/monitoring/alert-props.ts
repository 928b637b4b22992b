import type { AlertCommonProps, Severity } from "./alert-common";

/** One alert policy: a condition (or several that must hold together) and the text that says what to do. */
export interface AlertProps extends AlertCommonProps {
  /** Problem in a few words; follows the prefix. */
  readonly title: string;
  readonly severity: Severity;
  /** Meaning and remedy, in Markdown. Never empty. */
  readonly whatToDo: string;
  /** The command to run first, with the names filled in; one line of a shell. */
  readonly firstCommand: string;
  /** At least one; several must hold at the same time. A log condition stands alone. */
  readonly conditions: readonly AlertCondition[];
  /** Closes an incident after so many seconds without data, 1800 to 604800. @default 604800 (7 days) */
  readonly autoCloseSeconds?: number;
  /** Says it again after so many seconds while the incident is open, 1800 to 172800. Not for log conditions. @default - once */
  readonly renotifySeconds?: number;
}

export type AlertCondition = ThresholdCondition | AbsenceCondition | PromqlCondition | LogCondition;

/** A time series passes a limit. */
export interface ThresholdCondition {
  readonly kind: "threshold";
  readonly title: string;
  /** Monitoring filter: metric and resource, or a time series selector such as `select_slo_burn_rate`. */
  readonly filter: string;
  readonly comparison: "above" | "below";
  /** In the metric's unit. */
  readonly threshold: number;
  /** Time for which the limit must be passed, in seconds; a multiple of 60. */
  readonly forSeconds: number;
  /** @default - none, as a time series selector demands */
  readonly aggregation?: Aggregation;
  /** Makes the condition a ratio. */
  readonly denominator?: { readonly filter: string; readonly aggregation: Aggregation };
  /** Meaning of no data. @default - left to Google */
  readonly missingData?: "violating" | "fine";
}

/** A time series that was there has stopped. */
export interface AbsenceCondition {
  readonly kind: "absence";
  readonly title: string;
  readonly filter: string;
  /** 120 to 84600 (23.5 hours): Cloud Monitoring's limit. */
  readonly forSeconds: number;
  readonly aggregation: Aggregation;
}

/** A PromQL expression has a result. */
export interface PromqlCondition {
  readonly kind: "promql";
  readonly title: string;
  readonly query: string;
  /** @default 0 */
  readonly forSeconds?: number;
  /** Seconds between two evaluations; a multiple of 30. @default 60 */
  readonly everySeconds?: number;
}

/** A log entry appears. */
export interface LogCondition {
  readonly kind: "log";
  readonly title: string;
  /** Logging filter. */
  readonly filter: string;
  /** At most one notification in so many seconds. @default 3600 */
  readonly notifyAtMostEverySeconds?: number;
  /** Extracts labels for the notification: name -> extractor. @default - none */
  readonly labelExtractors?: Readonly<Record<string, string>>;
}

/** Aggregation of points to one value: first each series over `periodSeconds`, then the series together. */
export interface Aggregation {
  /** A multiple of 60. */
  readonly periodSeconds: number;
  /** `ALIGN_MEAN`, `ALIGN_RATE` ... */
  readonly aligner: string;
  /** `REDUCE_SUM` ... @default - series stay apart */
  readonly reducer?: string;
  /** Labels that keep series apart. @default - none */
  readonly groupBy?: readonly string[];
}
