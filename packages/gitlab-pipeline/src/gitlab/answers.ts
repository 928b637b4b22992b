import * as z from "zod";
import { GitLabError } from "./gitlab-error";

/** A user's id. A deleted user's notes have no author any more; nobody has the id 0. */
const author = z
  .object({ id: z.int() })
  .nullish()
  .transform((user) => user?.id ?? 0);

const commit = z
  .string()
  .nullish()
  .transform((sha) => sha ?? undefined);

/** Answers of GitLab's REST API, as far as the jobs read them (lib/api/entities of GitLab). */
export const ANSWERS = {
  user: z.object({ id: z.int() }),
  branch: z.object({ commit: z.object({ id: z.string() }) }),
  pipeline: z.object({ id: z.int() }),
  deployment: z.object({ sha: z.string() }),
  mergeRequest: z
    .object({
      iid: z.int(),
      state: z.string(),
      target_branch: z.string(),
      author,
      labels: z.array(z.string()).default([]),
      sha: z.string().nullish(),
      merge_commit_sha: commit,
      squash_commit_sha: commit,
    })
    .transform((answer) => ({
      iid: answer.iid,
      state: answer.state,
      targetBranch: answer.target_branch,
      author: answer.author,
      labels: answer.labels,
      sha: answer.sha ?? "",
      mergeCommitSha: answer.merge_commit_sha,
      squashCommitSha: answer.squash_commit_sha,
    })),
  note: z
    .object({
      id: z.int(),
      author: z.object({ id: z.int(), username: z.string().default("") }).nullish(),
      body: z.string(),
      system: z.boolean().default(false),
      resolved: z.boolean().default(false),
    })
    .transform((note) => ({
      ...note,
      author: note.author?.id ?? 0,
      authorName: note.author?.username ?? "",
    })),
  issue: z
    .object({ iid: z.int(), author, title: z.string(), description: z.string().nullish() })
    .transform((issue) => ({ ...issue, description: issue.description ?? "" })),
  approvals: z
    .object({ approved_by: z.array(z.object({ user: z.object({ id: z.int() }) })).default([]) })
    .transform((answer) => answer.approved_by.map(({ user }) => user.id)),
  job: z
    .object({
      id: z.int(),
      name: z.string(),
      status: z.string(),
      web_url: z.string().nullish(),
      user: z.object({ username: z.string() }).nullish(),
    })
    .transform((job) => ({
      id: job.id,
      name: job.name,
      status: job.status,
      url: job.web_url ?? undefined,
      user: job.user?.username,
    })),
} as const;

export const THREAD = z.object({ id: z.string(), notes: z.array(ANSWERS.note).default([]) });

/** Elements of a page, GitLab's maximum, and the most pages that are read: ten thousand notes are a flood, not a review. */
export const PAGE = { perPage: 100, maxPages: 100 } as const;

/** A whole list. One that may go on behind the last page that is read is an error: what is missing would count as absent. */
export function checkList<T>(element: z.ZodType<T>, endpoint: string, answer: unknown): readonly T[] {
  const all = checkAnswer(z.array(element), "GET", endpoint, answer);
  const max = PAGE.perPage * PAGE.maxPages;
  if (all.length < max) return all;
  throw new GitLabError("GET", endpoint, 200, `the list has more than ${max} elements`);
}

/**
 * An answer in the form that its schema gives it.
 * @throws GitLabError that names the field that is missing or of another type; never the answer's content
 */
export function checkAnswer<T>(schema: z.ZodType<T>, method: string, endpoint: string, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? "it" : issue.path.join(".");
  throw new GitLabError(
    method,
    endpoint,
    200,
    `the answer is not what GitLab's API documents: ${field}: ${issue?.message ?? "unexpected"}`,
  );
}
