import type { JobContainerProps } from "./job";
import type { Opening } from "./openings";
import type { PodProps } from "./pod-template";

/** Something small that runs on a schedule. */
export interface ScheduledJobProps extends Omit<PodProps, "containers"> {
  readonly containers: readonly JobContainerProps[];
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Five fields, as cron has them. */
  readonly schedule: string;
  /** @default Etc/UTC */
  readonly timeZone?: string;
  readonly serviceAccountName: string;
  /** Minutes until a run counts as failed. @default 15 */
  readonly timeoutMinutes?: number;
  /** Times a failed run is tried again. @default 1 */
  readonly retries?: number;
  /** Seconds after its time at which a missed run may still start. @default 3600 */
  readonly startingDeadlineSeconds?: number;
  /** @default - nothing comes in, nothing goes out */
  readonly openings?: readonly Opening[];
}
