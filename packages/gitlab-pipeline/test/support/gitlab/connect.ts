import { connect, type GitLab } from "../../../src/gitlab/gitlab";
import type { WithheldRequest } from "../../../src/gitlab/request-handler";
import type { Token } from "../../../src/gitlab/resource-options";
import { REAL_HTTP } from "../../../src/http/http-port";
import type { GitLabServer } from "./server";

/** A client that waits for nothing; `pauses` collects how long it would have waited, in milliseconds. */
export function connectWithoutWaiting(
  server: GitLabServer,
  token: Token,
  extra: { readonly pauses?: number[]; readonly withhold?: (request: WithheldRequest) => void } = {},
): GitLab {
  return connect({
    apiUrl: server.apiUrl,
    project: "42",
    token,
    retry: { attempts: 3, firstPauseMs: 500, longestPauseMs: 60_000 },
    http: {
      ...REAL_HTTP,
      sleep: async (milliseconds) => {
        extra.pauses?.push(milliseconds);
      },
    },
    ...(extra.withhold === undefined ? {} : { withhold: extra.withhold }),
  });
}
