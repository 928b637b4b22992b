/** Name of the job that deploys an environment, as the pipeline's template writes it. */
export function deployJob(environment: string, changed: boolean): string {
  return `deploy: ${environment}${changed ? " (changed)" : ""}`;
}
