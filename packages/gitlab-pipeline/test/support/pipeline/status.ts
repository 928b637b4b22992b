/** Statuses of jobs and pipelines (app/models/concerns/ci/has_status.rb). */
export type JobStatus =
  | "created"
  | "waiting_for_resource"
  | "pending"
  | "running"
  | "canceling"
  | "success"
  | "failed"
  | "canceled"
  | "skipped"
  | "manual";

const COMPLETED: readonly JobStatus[] = ["success", "failed", "canceled", "skipped"];

export function isComplete(status: JobStatus): boolean {
  return COMPLETED.includes(status);
}

type Kind = JobStatus | "success_with_warnings" | "ignored";

/**
 * The one status that several jobs make (lib/gitlab/ci/status/composite.rb); undefined for none. `dag` is asked by a job
 * that names what it needs.
 */
export function compositeStatus(
  jobs: readonly { readonly status: JobStatus; readonly allowFailure: boolean }[],
  { dag }: { readonly dag: boolean },
): JobStatus | undefined {
  const kinds = new Set(jobs.map(kindOf));
  if (kinds.size === 0) return undefined;
  const has = (...names: readonly Kind[]) => names.some((name) => kinds.has(name));
  const only = (...names: readonly Kind[]) => [...kinds].every((kind) => names.includes(kind));
  if (dag && has("skipped", "ignored")) return "skipped";
  if (dag && !only("success", "failed", "canceled", "skipped", "success_with_warnings")) return "pending";
  if (only("skipped", "ignored")) return "skipped";
  if (only("success", "skipped", "success_with_warnings", "ignored")) return "success";
  if (only("created", "success_with_warnings", "ignored")) return "created";
  if (only("canceled", "success", "skipped", "success_with_warnings", "ignored")) return "canceled";
  if (only("pending", "created", "skipped", "success_with_warnings", "ignored")) return "pending";
  if (has("running", "pending", "canceling")) return "running";
  if (has("waiting_for_resource")) return "waiting_for_resource";
  if (has("manual")) return "manual";
  if (has("created")) return "running";
  return "failed";
}

function kindOf({
  status,
  allowFailure,
}: {
  readonly status: JobStatus;
  readonly allowFailure: boolean;
}): Kind {
  if (allowFailure && (status === "failed" || status === "canceled")) return "success_with_warnings";
  return allowFailure && status === "manual" ? "ignored" : status;
}
