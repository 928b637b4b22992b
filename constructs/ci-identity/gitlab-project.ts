import type { ConstructProblem } from "../shared/validate";
import { ProblemList } from "../shared/validate";

/** The GitLab project whose pipelines may take on identities, as its ID tokens name it. */
export interface GitLabProject {
  /** Address of the GitLab instance without a slash at the end: `https://gitlab.example.com`. */
  readonly url: string;
  /** Path of the project: `group/project`. */
  readonly path: string;
  /** Branch that deploys: `main`. It must be protected. */
  readonly deployBranch: string;
}

/** Every rule that the project's description breaks. A wildcard here would hand the cloud to strangers. */
export function checkGitLabProject(project: GitLabProject): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.rule(/^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(project.url), {
    option: "gitlab.url",
    value: project.url,
    rule: "must be an https address without a path",
    fix: "Write it like https://gitlab.example.com",
  });
  list.rule(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)+$/.test(project.path), {
    option: "gitlab.path",
    value: project.path,
    rule: "must be a project's full path, without wildcards",
    fix: "Write it like group/project",
  });
  list.rule(/^[A-Za-z0-9_./-]+$/.test(project.deployBranch), {
    option: "gitlab.deployBranch",
    value: project.deployBranch,
    rule: "must be one branch's name, without wildcards",
    fix: "Name the protected branch that deploys",
  });
  return list.all;
}

/** `sub` of an ID token on a branch: project_path:group/project:ref_type:branch:ref:main. */
export function branchSubject(project: GitLabProject): string {
  return `project_path:${project.path}:ref_type:branch:ref:${project.deployBranch}`;
}

/** `sub` of all of the project's ID tokens, on branches, tags and in merge requests, as a pattern. */
export function anySubject(project: GitLabProject): string {
  return `project_path:${project.path}:*`;
}

/** The GitLab's host, which AWS names its tokens' claims after: `gitlab.example.com`. */
export function hostOf({ url }: GitLabProject): string {
  return url.replace(/^https:\/\//, "");
}
