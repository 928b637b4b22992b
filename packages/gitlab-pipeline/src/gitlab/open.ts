import { noteToken, type PipelineContext } from "../context";
import type { Host } from "../host";
import { connect, type GitLab } from "./gitlab";
import { offlineHttp } from "./offline";
import type { WithheldRequest } from "./request-handler";

/**
 * GitLab for a job, with the token that may write; undefined without one. With `show` nothing is sent, and without a token
 * there is still something to show: what would be asked of an empty project.
 */
export function openGitLab(
  { apiUrl, project }: PipelineContext,
  env: Host["env"],
  show: ((request: WithheldRequest) => void) | undefined,
): GitLab | undefined {
  const token = noteToken(env);
  if (token !== undefined) {
    return connect({ apiUrl, project, token, ...(show === undefined ? {} : { withhold: show }) });
  }
  if (show === undefined) return undefined;
  return connect({
    apiUrl,
    project,
    token: { kind: "access", value: "none" },
    http: offlineHttp(show),
    withhold: show,
  });
}

const SHOWN = 200;

/** A request that is not sent, as a line. */
export function requestText({ method, endpoint, body }: WithheldRequest): string {
  if (body === undefined) return `${method} ${endpoint}`;
  return `${method} ${endpoint} ${body.length > SHOWN ? `${body.slice(0, SHOWN)}... (${body.length} characters)` : body}`;
}
