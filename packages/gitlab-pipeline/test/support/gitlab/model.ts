/** Data of the simulated GitLab. Field names are those of GitLab's REST API. */
export interface StoredNote {
  readonly id: number;
  body: string;
  readonly author: { readonly id: number; readonly username: string };
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
  labels: string[];
  sha: string;
  readonly author: { readonly id: number };
  merge_commit_sha: string | null;
  squash_commit_sha: string | null;
  readonly pipelines: number[];
  /** Ids of the users who approve it. */
  readonly approvedBy: number[];
  readonly threads: StoredThread[];
}

export interface StoredDeployment {
  readonly sha: string;
  readonly status: "success" | "failed" | "canceled" | "running";
  readonly environment: { readonly name: string };
}

/** Settings that only Maintainers read and change. */
export interface StoredSettings {
  readonly project: Record<string, unknown>;
  readonly protectedBranches: Map<string, unknown>;
  readonly resourceGroups: { readonly key: string; process_mode: string }[];
  readonly variables: {
    readonly key: string;
    readonly value: string;
    readonly protected: boolean;
    readonly masked: boolean;
  }[];
  readonly schedules: { readonly ref: string; readonly active: boolean }[];
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
  /** GitLab keeps no more of a lock: who, when, under which id. */
  lock: { readonly ID: string; readonly Who: string; readonly Created: string } | undefined;
  readonly serials: number[];
  readonly versions: string[];
}

/** Owner of a token and its scopes. */
export interface Account {
  readonly id: number;
  /** @default user-<id> */
  readonly username?: string;
  /** A job's token reads merge requests and notes and changes nothing: doc/ci/jobs/ci_job_token.md of GitLab. */
  readonly kind: "access" | "job";
  /** Locking and writing a state needs the Maintainer role, everything else here Developer. The project is private. */
  readonly role: "stranger" | "guest" | "developer" | "maintainer";
}

export interface StoredJob {
  readonly id: number;
  readonly name: string;
  status: string;
  readonly web_url: string;
  readonly user: { readonly username: string };
}

/** Faults on the way, once each, in order. */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** Answers of something between GitLab and the job: a login page, a redirect, something else than was asked for. */
  | {
      readonly kind: "instead";
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Nothing is answered, or a byte now and then. */
  | { readonly kind: "hang" | "drip" }
  /** The request is carried out and the connection cut before the answer. */
  | { readonly kind: "lost-answer" };

export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  readonly account: number | undefined;
}
