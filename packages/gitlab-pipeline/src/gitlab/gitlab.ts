import {
  Branches,
  Commits,
  Issues,
  MergeRequestDiscussions,
  MergeRequestNotes,
  MergeRequests,
  Users,
} from "@gitbeaker/core";
import { createRequesterFn } from "@gitbeaker/requester-utils";
import { REAL_HTTP } from "../http/http-port";
import { DEFAULT_RETRY } from "../http/retry";
import { createRequestHandler, type RequestHandlerOptions, type WithheldRequest } from "./request-handler";

/** GitLab's API as far as the pipeline's jobs use it, for one project. Every method may throw a `GitLabError`. */
export interface GitLab {
  /** Nothing is changed: requests that would are only shown. */
  readonly dryRun: boolean;
  /** Id of the user that the token belongs to. */
  currentUser(): Promise<number>;
  mergeRequest(iid: number): Promise<MergeRequest>;
  /** Ids of the merge request's pipelines, newest first. */
  pipelines(iid: number): Promise<readonly number[]>;
  /** The last commit of a branch. */
  branchHead(branch: string): Promise<string>;
  /** Merge requests that brought a commit, in GitLab's order. */
  mergeRequestsOfCommit(sha: string): Promise<readonly MergeRequest[]>;
  /** Notes of a merge request, oldest first. */
  notes(iid: number): Promise<readonly Note[]>;
  createNote(iid: number, body: string): Promise<Note>;
  editNote(iid: number, note: number, body: string): Promise<void>;
  deleteNote(iid: number, note: number): Promise<void>;
  threads(iid: number): Promise<readonly Thread[]>;
  createThread(iid: number, body: string): Promise<void>;
  replyToThread(iid: number, thread: string, body: string): Promise<void>;
  resolveThread(iid: number, thread: string, resolved: boolean): Promise<void>;
  /** Open issues that carry a label, oldest first. */
  openIssues(label: string): Promise<readonly Issue[]>;
  createIssue(issue: NewIssue): Promise<void>;
  editIssue(iid: number, description: string): Promise<void>;
  closeIssue(iid: number): Promise<void>;
}

export interface MergeRequest {
  readonly iid: number;
  readonly state: string;
  readonly targetBranch: string;
  /** Head of the source branch. */
  readonly sha: string;
  readonly mergeCommitSha: string | undefined;
  readonly squashCommitSha: string | undefined;
}

export interface Note {
  readonly id: number;
  readonly author: number;
  readonly body: string;
  /** Written by GitLab itself. */
  readonly system: boolean;
}

export interface Thread {
  readonly id: string;
  /** First note first. */
  readonly notes: readonly (Note & { readonly resolved: boolean })[];
}

export interface Issue {
  readonly iid: number;
  readonly author: number;
  readonly title: string;
  readonly description: string;
}

export interface NewIssue {
  readonly title: string;
  readonly description: string;
  readonly label: string;
}

export type Token = { readonly kind: "access" | "job"; readonly value: string };

export interface GitLabOptions {
  /** `CI_API_V4_URL`: `https://gitlab.example.com/api/v4`. */
  readonly apiUrl: string;
  /** Numeric id or path of the project. */
  readonly project: string;
  readonly token: Token;
  readonly retry?: RequestHandlerOptions["retry"];
  readonly http?: RequestHandlerOptions["http"];
  /** Given: nothing is changed, and each request that would is handed here. */
  readonly withhold?: (request: WithheldRequest) => void;
}

const PAGE = { perPage: 100 } as const;

export function connect(options: GitLabOptions): GitLab {
  const handler = createRequestHandler({
    retry: options.retry ?? DEFAULT_RETRY,
    http: options.http ?? REAL_HTTP,
    ...(options.withhold === undefined ? {} : { withhold: options.withhold }),
  });
  const shared = {
    host: options.apiUrl.replace(/\/api\/v4\/?$/, ""),
    requesterFn: createRequesterFn(async (_resource, request) => request, handler),
    // The library would count requests itself; the server's own limits are honoured by the retries.
    rateLimits: {},
  };
  const { token } = options;
  const resource =
    token.kind === "job" ? { ...shared, jobToken: token.value } : { ...shared, token: token.value };
  return over(options.project, options.withhold !== undefined, {
    users: new Users(resource),
    mergeRequests: new MergeRequests(resource),
    commits: new Commits(resource),
    branches: new Branches(resource),
    notes: new MergeRequestNotes(resource),
    threads: new MergeRequestDiscussions(resource),
    issues: new Issues(resource),
  });
}

interface Resources {
  readonly users: Users;
  readonly mergeRequests: MergeRequests;
  readonly commits: Commits;
  readonly branches: Branches;
  readonly notes: MergeRequestNotes;
  readonly threads: MergeRequestDiscussions;
  readonly issues: Issues;
}

function over(project: string, dryRun: boolean, api: Resources): GitLab {
  return {
    dryRun,
    currentUser: async () => (await api.users.showCurrentUser()).id,
    mergeRequest: async (iid) => toMergeRequest(await api.mergeRequests.show(project, iid)),
    pipelines: async (iid) =>
      (await api.mergeRequests.allPipelines(project, iid, PAGE)).map((each) => each.id).sort((a, b) => b - a),
    branchHead: async (branch) => (await api.branches.show(project, branch)).commit.id,
    mergeRequestsOfCommit: async (sha) =>
      (await api.commits.allMergeRequests(project, sha)).map(toMergeRequest),
    notes: async (iid) =>
      (await api.notes.all(project, iid, { sort: "asc", orderBy: "created_at", ...PAGE })).map(toNote),
    createNote: async (iid, body) => toNote(await api.notes.create(project, iid, body)),
    editNote: async (iid, note, body) => {
      await api.notes.edit(project, iid, note, { body });
    },
    deleteNote: async (iid, note) => {
      await api.notes.remove(project, iid, note);
    },
    threads: async (iid) =>
      (await api.threads.all(project, iid, PAGE)).map((thread) => ({
        id: thread.id,
        notes: (thread.notes ?? []).map((note) => ({ ...toNote(note), resolved: note["resolved"] === true })),
      })),
    createThread: async (iid, body) => {
      await api.threads.create(project, iid, body);
    },
    replyToThread: async (iid, thread, body) => {
      await api.threads.addNote(project, iid, thread, body);
    },
    resolveThread: async (iid, thread, resolved) => {
      await api.threads.resolve(project, iid, thread, resolved);
    },
    openIssues: async (label) =>
      (
        await api.issues.all({ projectId: project, state: "opened", labels: label, sort: "asc", ...PAGE })
      ).map((issue) => ({
        iid: issue.iid,
        author: issue.author.id,
        title: issue.title,
        description: issue.description,
      })),
    createIssue: async ({ title, description, label }) => {
      await api.issues.create(project, title, { description, labels: label });
    },
    editIssue: async (iid, description) => {
      await api.issues.edit(project, iid, { description });
    },
    closeIssue: async (iid) => {
      await api.issues.edit(project, iid, { stateEvent: "close" });
    },
  };
}

interface RawNote {
  readonly id: number;
  readonly body: string;
  readonly system: boolean;
  readonly author: { readonly id: number };
}

function toNote(note: RawNote): Note {
  return { id: note.id, author: note.author?.id ?? 0, body: note.body, system: note.system === true };
}

interface RawMergeRequest {
  readonly iid: number;
  readonly state: string;
  readonly target_branch: string;
  readonly sha: string;
  readonly merge_commit_sha?: unknown;
  readonly squash_commit_sha?: unknown;
}

function toMergeRequest(raw: RawMergeRequest): MergeRequest {
  return {
    iid: raw.iid,
    state: raw.state,
    targetBranch: raw.target_branch,
    sha: raw.sha,
    mergeCommitSha: textOrNothing(raw.merge_commit_sha),
    squashCommitSha: textOrNothing(raw.squash_commit_sha),
  };
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
