import type { HttpPort } from "../http/http-port";
import type { WithheldRequest } from "./request-handler";

/**
 * A GitLab that is not there, to try a command on a laptop: it shows each question and answers as a project without any
 * notes, threads, issues and merge requests would.
 */
export function offlineHttp(show: (request: WithheldRequest) => void): HttpPort {
  return {
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      const endpoint = url.pathname.replace(/^.*\/api\/v4\//, "");
      show({ method: init?.method ?? "GET", endpoint, body: undefined });
      const exists = !/\/repository\/branches\//.test(endpoint);
      return new Response(JSON.stringify(exists ? answer(endpoint) : { message: "404 Branch Not Found" }), {
        status: exists ? 200 : 404,
        headers: { "content-type": "application/json" },
      });
    },
    sleep: async () => undefined,
    now: () => Date.now(),
  };
}

function answer(endpoint: string): unknown {
  if (endpoint === "user") return { id: 0 };
  const [, iid] = /\/merge_requests\/(\d+)$/.exec(endpoint) ?? [];
  if (iid !== undefined) return { iid: Number(iid), state: "opened", target_branch: "main" };
  if (endpoint.endsWith("/approvals")) return { approved_by: [] };
  return [];
}
