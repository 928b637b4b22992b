import { createStateClient, type StateClient } from "@infra-tools/gitlab-pipeline/state/state-client";
import { stateLogin } from "@infra-tools/gitlab-pipeline/target/cloud";
import { environment as environmentNamed } from "../../../../environments";
import { stateBackend } from "../../../../environments/areas/state";
import type { Job } from "./job";

/** A job's own way to an environment's state, for when Terraform cannot. */
export function stateClient({ host, dryRun, show }: Job, environment: string): StateClient {
  return createStateClient({
    state: stateBackend(environmentNamed(environment).state),
    login: stateLogin(host.env),
    ...(dryRun ? { withhold: show } : {}),
  });
}
