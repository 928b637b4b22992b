/** What the pretend GitLab keeps. Field names are those of GitLab's REST API. */
export interface StoredNote {
  readonly id: number;
  body: string;
  readonly author: { readonly id: number };
  readonly system: boolean;
  resolvable: boolean;
  resolved: boolean;
}

export interface StoredThread {
  readonly id: string;
  readonly individual_note: boolean;
  readonly notes: StoredNote[];
}

export interface StoredMergeRequest {
  readonly iid: number;
  state: "opened" | "merged" | "closed";
  readonly target_branch: string;
  sha: string;
  merge_commit_sha: string | null;
  squash_commit_sha: string | null;
  readonly pipelines: number[];
  readonly threads: StoredThread[];
}

export interface StoredIssue {
  readonly iid: number;
  readonly author: { readonly id: number };
  title: string;
  description: string;
  labels: readonly string[];
  state: "opened" | "closed";
}

export interface StoredState {
  content: string | undefined;
  lock: Readonly<Record<string, unknown>> | undefined;
  readonly versions: string[];
}

/** Who a token belongs to and what it may do. */
export interface Account {
  readonly id: number;
  /** A job's token reads merge requests and notes and changes nothing: doc/ci/jobs/ci_job_token.md of GitLab. */
  readonly kind: "access" | "job";
  /** Locking and writing a state needs the Maintainer role, everything else here Developer. */
  readonly role: "guest" | "developer" | "maintainer";
}

/** What goes wrong on the way, once each, in order. */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** The request is carried out and the connection cut before the answer. */
  | { readonly kind: "lost-answer" };

export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  readonly account: number | undefined;
}
