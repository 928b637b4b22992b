/** Name of the job that plans an environment, as the pipeline's template writes it. */
export function planJob(environment: string, fork: boolean): string {
  return `plan: ${environment}${fork ? " (fork)" : ""}`;
}

/** Name of the job that deploys an environment, as the pipeline's template writes it. */
export function deployJob(environment: string, changed: boolean): string {
  return `deploy: ${environment}${changed ? " (changed)" : ""}`;
}
