import type { ContainerProps } from "./container";
import type { Opening } from "./openings";
import type { PodProps } from "./pod-template";

/** A container of a job. */
export interface JobContainerProps extends ContainerProps {
  /**
   * Name of the container with which this helper ends: a job is done only when all its containers are.
   * Both need `command`, and `/bin/sh` in their images.
   * @default - the container ends by itself
   */
  readonly endsWith?: string;
}

/** Something that runs once, for example a migration before a rollout. */
export interface OneTimeJobProps extends Omit<PodProps, "containers"> {
  readonly containers: readonly JobContainerProps[];
  /** Start of the name; a hash of `runFor` follows. */
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * What the job is run for, for example the image and the configuration's version: it runs again when one of these
   * changes, and for nothing else. Plain values, no references.
   */
  readonly runFor: Readonly<Record<string, string>>;
  readonly serviceAccountName: string;
  /** Minutes until it counts as failed; Terraform waits a little longer. @default 120 */
  readonly timeoutMinutes?: number;
  /** @default - nothing comes in, nothing goes out */
  readonly openings?: readonly Opening[];
}
