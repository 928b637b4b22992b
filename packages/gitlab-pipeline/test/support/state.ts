import { REAL_HTTP } from "../../src/http/http-port";
import { createStateClient, type StateClient } from "../../src/state/state-client";
import type { GitLabServer } from "./gitlab/server";

/** The state "pre" of the test GitLab, as a job with this token sees it; waits for nothing. */
export function stateClientOf(server: GitLabServer, password: string): StateClient {
  const address = `${server.apiUrl}/projects/42/terraform/state/pre`;
  return createStateClient({
    state: {
      address,
      lockAddress: `${address}/lock`,
      unlockAddress: `${address}/lock`,
      lockMethod: "POST",
      unlockMethod: "DELETE",
    },
    login: { username: "gitlab-ci-token", password },
    http: { ...REAL_HTTP, sleep: async () => undefined },
  });
}
