import type { Environment } from "../../../../environments/environment";
import type { DeployTime } from "./deploy-time";
import { planJob } from "./job-names";

/** File of the environments' jobs, below the checkout. `.gitlab-ci.yml` includes it. */
export const PIPELINE_FILE = ".ci/environments.yml";

/** Template of one environment's jobs. */
const TEMPLATE = "packages/gitlab-pipeline/templates/environment.yml";

/** Data of an environment's jobs. */
export interface PipelineEnvironment {
  readonly environment: Pick<Environment, "name" | "edge" | "pipeline">;
  readonly time: DeployTime;
}

/** Beginning of the project's variables that are an environment's, as the stack ci-identity names them. */
export function variablePrefix(environment: string): string {
  return environment.toUpperCase().replaceAll("-", "_");
}

/** Text of the file: one include of the template for each environment, and what the template does not know. */
export function pipelineFile(environments: readonly PipelineEnvironment[]): string {
  return [
    "# Made by ./infra ci generate from environments/; a test compares. Change the data or the template instead.",
    "include:",
    ...environments.map(include),
    "",
    "review:",
    "  needs:",
    ...environments.flatMap(({ environment: { name } }) =>
      [planJob(name, false), planJob(name, true)].map(optionalNeed),
    ),
    ...environments.flatMap(({ environment }) => cloudflareTokens(environment)),
    "",
  ].join("\n");
}

/** A merge request has one of an environment's two plan jobs. */
function optionalNeed(job: string): string {
  return `    - { job: ${JSON.stringify(job)}, optional: true }`;
}

function include({ environment: { name, edge, pipeline }, time }: PipelineEnvironment): string {
  return [
    `  - local: ${TEMPLATE}`,
    "    inputs:",
    `      environment: ${name}`,
    `      prefix: ${variablePrefix(name)}`,
    `      deploy: ${pipeline.deploy}`,
    `      tier: ${pipeline.tier}`,
    `      url: https://${edge.hostname}`,
    `      script_timeout: ${time.scriptMinutes}m`,
    `      timeout: ${time.jobMinutes}m`,
  ].join("\n");
}

/** Cloudflare knows no ID tokens: its provider reads a token of its own. */
function cloudflareTokens({ name, edge }: PipelineEnvironment["environment"]): readonly string[] {
  if (edge.dns.kind !== "cloudflare") return [];
  return ["plan", "deploy"].flatMap((kind) => [
    "",
    `".${name} ${kind} identity":`,
    "  variables:",
    `    CLOUDFLARE_API_TOKEN: $CLOUDFLARE_${kind.toUpperCase()}_TOKEN`,
  ]);
}
