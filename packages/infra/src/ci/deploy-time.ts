import { longestApplyMinutes, type SynthesizedWaits } from "./longest-apply";

/** Minutes for everything that Terraform waits for by the providers' own defaults: the database above all. */
const REST_MINUTES = 60;

/** Minutes between the end of an apply and the end of its job: the state is stored, the lock released, artifacts are sent. */
const AFTER_MINUTES = 30;

export interface DeployTime {
  /** An apply that takes longer is stopped. */
  readonly scriptMinutes: number;
  readonly jobMinutes: number;
}

/** Times of a deploy job, from the waits that the stack declares, in half hours. */
export function deployTime(stack: SynthesizedWaits): DeployTime {
  const scriptMinutes = Math.ceil((longestApplyMinutes(stack) + REST_MINUTES) / 30) * 30;
  return { scriptMinutes, jobMinutes: scriptMinutes + AFTER_MINUTES };
}
