import {
  Branches,
  Commits,
  Deployments,
  Issues,
  Jobs,
  MergeRequestApprovals,
  MergeRequestDiscussions,
  MergeRequestNotes,
  MergeRequests,
  Users,
} from "@gitbeaker/core";
import { ANSWERS, checkAnswer, checkList, PAGE, THREAD } from "./answers";
import { type GitLabOptions, resourceOptions } from "./resource-options";

/** GitLab's API as far as the pipeline's jobs use it, for one project. Every method may throw a `GitLabError`. */
export interface GitLab {
  /** Nothing is changed: requests that would are only shown. */
  readonly dryRun: boolean;
  /**
   * True for a note of a project access token's user, also of a former one: each new token has a new user, which GitLab calls
   * project_<id>_bot_<random>. Only Maintainers make such tokens.
   */
  isProjectBot(note: Note): boolean;
  /** Id of the user that the token belongs to. */
  currentUser(): Promise<number>;
  mergeRequest(iid: number): Promise<MergeRequest>;
  /** Adds and takes off labels of a merge request; the others stay. */
  editLabels(
    iid: number,
    labels: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<void>;
  /** Ids of the merge request's pipelines, newest first. */
  pipelines(iid: number): Promise<readonly number[]>;
  /** The last commit of a branch. */
  branchHead(branch: string): Promise<string>;
  /** Commit of the last deploy of an environment that succeeded; undefined when there was none. */
  lastDeployment(environment: string): Promise<string | undefined>;
  /** Merge requests that brought a commit, in GitLab's order. */
  mergeRequestsOfCommit(sha: string): Promise<readonly MergeRequest[]>;
  /** Ids of the users who approve a merge request. */
  approvals(iid: number): Promise<readonly number[]>;
  /** Jobs of a pipeline, without those that were retried. */
  pipelineJobs(pipeline: number): Promise<readonly Job[]>;
  /** The log of a job, as far as its runner has sent it. */
  jobLog(job: number): Promise<string>;
  /** Notes of a merge request, oldest first. */
  notes(iid: number): Promise<readonly Note[]>;
  createNote(iid: number, body: string): Promise<void>;
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
  /** Id of the user who opened it. */
  readonly author: number;
  readonly labels: readonly string[];
  /** Head of the source branch. */
  readonly sha: string;
  readonly mergeCommitSha: string | undefined;
  readonly squashCommitSha: string | undefined;
}

export interface Note {
  readonly id: number;
  readonly author: number;
  readonly authorName: string;
  readonly body: string;
  /** Written by GitLab itself. */
  readonly system: boolean;
}

export interface Thread {
  readonly id: string;
  /** First note first. */
  readonly notes: readonly (Note & { readonly resolved: boolean })[];
}

export interface Job {
  readonly id: number;
  readonly name: string;
  /** `success`, `failed`, `canceled`, `manual` ... (app/models/concerns/ci/has_status.rb of GitLab). */
  readonly status: string;
  readonly url: string | undefined;
  /** User name of the person who started it. */
  readonly user: string | undefined;
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

export function connect(options: GitLabOptions): GitLab {
  const resource = resourceOptions(options);
  return over(options.project, options.withhold !== undefined, {
    users: new Users(resource),
    mergeRequests: new MergeRequests(resource),
    approvals: new MergeRequestApprovals(resource),
    commits: new Commits(resource),
    branches: new Branches(resource),
    deployments: new Deployments(resource),
    jobs: new Jobs(resource),
    notes: new MergeRequestNotes(resource),
    threads: new MergeRequestDiscussions(resource),
    issues: new Issues(resource),
  });
}

interface Resources {
  readonly users: Users;
  readonly mergeRequests: MergeRequests;
  readonly approvals: MergeRequestApprovals;
  readonly commits: Commits;
  readonly branches: Branches;
  readonly deployments: Deployments;
  readonly jobs: Jobs;
  readonly notes: MergeRequestNotes;
  readonly threads: MergeRequestDiscussions;
  readonly issues: Issues;
}

function over(project: string, dryRun: boolean, api: Resources): GitLab {
  const base = `projects/${project}`;
  return {
    dryRun,
    isProjectBot: ({ authorName }) =>
      /^\d+$/.test(project) && authorName.startsWith(`project_${project}_bot_`),
    currentUser: async () => checkAnswer(ANSWERS.user, "GET", "user", await api.users.showCurrentUser()).id,
    mergeRequest: async (iid) =>
      checkAnswer(
        ANSWERS.mergeRequest,
        "GET",
        `${base}/merge_requests/${iid}`,
        await api.mergeRequests.show(project, iid),
      ),
    editLabels: async (iid, { add, remove }) => {
      await api.mergeRequests.edit(project, iid, {
        ...(add.length === 0 ? {} : { addLabels: add.join(",") }),
        ...(remove.length === 0 ? {} : { removeLabels: remove.join(",") }),
      });
    },
    pipelines: async (iid) =>
      checkList(
        ANSWERS.pipeline,
        `${base}/merge_requests/${iid}/pipelines`,
        await api.mergeRequests.allPipelines(project, iid, PAGE),
      )
        .map((each) => each.id)
        .sort((a, b) => b - a),
    branchHead: async (branch) =>
      checkAnswer(
        ANSWERS.branch,
        "GET",
        `${base}/repository/branches/${branch}`,
        await api.branches.show(project, branch),
      ).commit.id,
    lastDeployment: async (environment) => {
      const query = { environment, status: "success", orderBy: "id", sort: "desc" } as const;
      const [last] = checkList(
        ANSWERS.deployment,
        `${base}/deployments`,
        await api.deployments.all(project, { ...query, perPage: 1, maxPages: 1 }),
      );
      return last?.sha;
    },
    mergeRequestsOfCommit: async (sha) =>
      checkList(
        ANSWERS.mergeRequest,
        `${base}/repository/commits/${sha}/merge_requests`,
        await api.commits.allMergeRequests(project, sha, PAGE),
      ),
    approvals: async (iid) =>
      checkAnswer(
        ANSWERS.approvals,
        "GET",
        `${base}/merge_requests/${iid}/approvals`,
        await api.approvals.showConfiguration(project, { mergerequestIId: iid }),
      ),
    pipelineJobs: async (pipeline) =>
      checkList(
        ANSWERS.job,
        `${base}/pipelines/${pipeline}/jobs`,
        await api.jobs.all(project, { pipelineId: pipeline, ...PAGE }),
      ),
    jobLog: async (job) => String((await api.jobs.showLog(project, job)) ?? ""),
    notes: async (iid) =>
      checkList(
        ANSWERS.note,
        `${base}/merge_requests/${iid}/notes`,
        await api.notes.all(project, iid, { sort: "asc", orderBy: "created_at", ...PAGE }),
      ),
    createNote: async (iid, body) => {
      await api.notes.create(project, iid, body);
    },
    editNote: async (iid, note, body) => {
      await api.notes.edit(project, iid, note, { body });
    },
    deleteNote: async (iid, note) => {
      await api.notes.remove(project, iid, note);
    },
    threads: async (iid) =>
      checkList(
        THREAD,
        `${base}/merge_requests/${iid}/discussions`,
        await api.threads.all(project, iid, PAGE),
      ),
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
      checkList(
        ANSWERS.issue,
        `${base}/issues`,
        await api.issues.all({ projectId: project, state: "opened", labels: label, sort: "asc", ...PAGE }),
      ),
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
