import type { EnvironmentVariables } from "@infra-tools/runtime/run";

/** The outside world of a job, apart from GitLab and Terraform. */
export interface Host {
  /** The checkout's root folder. */
  readonly root: string;
  readonly env: EnvironmentVariables;
  /** Aborted when the job is interrupted. */
  readonly signal: AbortSignal;
  /** Progress for the job's log. */
  readonly progress: (text: string) => void;
}
