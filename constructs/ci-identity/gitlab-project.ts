import { BRANCH_NAME, INSTANCE_URL, PROJECT_PATH } from "../../vendors/gitlab";
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
  list.rule(INSTANCE_URL.pattern.test(project.url), {
    option: "gitlab.url",
    value: project.url,
    rule: INSTANCE_URL.rule,
    fix: "Write it like https://gitlab.example.com",
  });
  list.rule(PROJECT_PATH.pattern.test(project.path), {
    option: "gitlab.path",
    value: project.path,
    rule: PROJECT_PATH.rule,
    fix: "Write it like group/project",
  });
  list.rule(BRANCH_NAME.pattern.test(project.deployBranch), {
    option: "gitlab.deployBranch",
    value: project.deployBranch,
    rule: BRANCH_NAME.rule,
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
