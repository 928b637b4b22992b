import { GitLabError } from "../gitlab/gitlab-error";
import type {
  GitLabSettings,
  ProjectSettings,
  ProtectedBranch,
  ResourceGroup,
  Schedule,
  Variable,
} from "../gitlab/settings";

/** A variable that the project must have. */
export interface ExpectedVariable {
  readonly name: string;
  readonly masked: boolean;
  readonly protected: boolean;
  /** Form of its value, where it is not secret. */
  readonly form?: { readonly pattern: RegExp; readonly rule: string };
}

/** Set-up that the pipeline needs. */
export interface SetupRequest {
  readonly deployBranch: string;
  readonly variables: readonly ExpectedVariable[];
  /** Resource groups of the deploys, one for each environment. */
  readonly groups: readonly string[];
}

export interface SetupItem {
  /** Place in GitLab's settings, or the variable's name. */
  readonly what: string;
  readonly status: "ok" | "missing" | "unknown" | "set";
  /** Fault and way out, as sentences; empty when there is none. */
  readonly advice: string;
}

/** Oldest pipelines first: a newer deploy waits for an older one and what cleans up behind it. */
const PROCESS_MODE = "oldest_first";

/** Role numbers of GitLab: nobody, and Maintainer (lib/gitlab/access.rb). */
const NOBODY = 0;
const MAINTAINER = 40;

/** Compares a project's settings with what the pipeline needs. What cannot be read is unknown, never well. */
export async function checkSetup(
  settings: GitLabSettings,
  request: SetupRequest,
): Promise<readonly SetupItem[]> {
  return [
    ...(await read(
      "project settings",
      () => settings.project(),
      (project) => projectItems(project, request),
    )),
    ...(await read(
      `protected branch ${request.deployBranch}`,
      () => settings.protectedBranch(request.deployBranch),
      (branch) => branchItems(request.deployBranch, branch),
    )),
    ...(await read(
      "variables",
      () => settings.variables(),
      (variables) => variableItems(variables, request),
    )),
    ...(await read(
      "resource groups",
      () => settings.resourceGroups(),
      (groups) => groupItems(groups, request),
    )),
    ...(await read(
      "pipeline schedules",
      () => settings.schedules(),
      (schedules) => scheduleItems(schedules, request),
    )),
  ];
}

/** Sets the order of the groups, and that outdated deploys do not run; the rest is for a person. */
export async function changeSetup(
  settings: GitLabSettings,
  request: SetupRequest,
  items: readonly SetupItem[],
): Promise<readonly SetupItem[]> {
  const done: SetupItem[] = [];
  for (const item of items) {
    const group = request.groups.find((each) => item.what === groupName(each));
    if (item.status !== "missing") done.push(item);
    else if (item.what === OUTDATED) done.push(await set(item, () => settings.preventOutdatedDeployments()));
    else if (group !== undefined && item.advice !== NOT_YET) {
      done.push(await set(item, () => settings.setProcessMode(group, PROCESS_MODE)));
    } else done.push(item);
  }
  return done;
}

async function set(item: SetupItem, change: () => Promise<void>): Promise<SetupItem> {
  await change();
  return { what: item.what, status: "set", advice: "" };
}

async function read<T>(
  what: string,
  ask: () => Promise<T>,
  judge: (answer: T) => readonly SetupItem[],
): Promise<readonly SetupItem[]> {
  try {
    return judge(await ask());
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
    if (error.status === 404 && what.startsWith("protected branch")) {
      return [missing(what, "The branch is not protected. Protect it: nobody pushes, Maintainers merge.")];
    }
    return [
      {
        what,
        status: "unknown",
        advice: `It could not be read: ${error.message}. Use a token of a Maintainer with the scope read_api.`,
      },
    ];
  }
}

function ok(what: string): SetupItem {
  return { what, status: "ok", advice: "" };
}

function missing(what: string, advice: string): SetupItem {
  return { what, status: "missing", advice };
}

const OUTDATED = "CI/CD, General pipelines: Prevent outdated deployment jobs";

function projectItems(project: ProjectSettings, { deployBranch }: SetupRequest): readonly SetupItem[] {
  const on = (what: string, value: boolean | undefined, why: string): SetupItem =>
    value === undefined
      ? { what, status: "unknown", advice: "GitLab does not say it to this token." }
      : value
        ? ok(what)
        : missing(what, `Switch it on: ${why}.`);
  return [
    project.default_branch === deployBranch
      ? ok("default branch")
      : missing(
          "default branch",
          `It is ${project.default_branch}; the identities deploy from ${deployBranch} (environments/ci-identity.ts).`,
        ),
    on(
      "Merge requests: Pipelines must succeed",
      project.only_allow_merge_if_pipeline_succeeds,
      "the gate is a job that fails",
    ),
    on(
      "Merge requests: All threads must be resolved",
      project.only_allow_merge_if_all_discussions_are_resolved,
      "each danger is a thread",
    ),
    on(
      "CI/CD, General pipelines: Auto-cancel redundant pipelines",
      project.auto_cancel_pending_pipelines === undefined
        ? undefined
        : project.auto_cancel_pending_pipelines === "enabled",
      "older plans of a branch are of no use; deploys are exempt",
    ),
    on(OUTDATED, project.ci_forward_deployment_enabled, "an older pipeline must not deploy over a newer one"),
    on(
      "CI/CD, General pipelines: Use separate caches for protected branches",
      project.ci_separated_caches,
      "a merge request could leave a changed package for a deploy",
    ),
    project.public_jobs === false
      ? ok("CI/CD, General pipelines: Project-based pipeline visibility off")
      : missing(
          "CI/CD, General pipelines: Project-based pipeline visibility off",
          "Switch the visibility off: logs show what the clouds hold.",
        ),
  ];
}

function branchItems(name: string, branch: ProtectedBranch): readonly SetupItem[] {
  const levelsOf = (all: ProtectedBranch["push_access_levels"]) =>
    all.map(({ access_level }) => access_level);
  const pushes = levelsOf(branch.push_access_levels).every((level) => level === NOBODY);
  const merges = levelsOf(branch.merge_access_levels).every(
    (level) => level === NOBODY || (typeof level === "number" && level >= MAINTAINER),
  );
  return [
    pushes
      ? ok(`protected branch ${name}: push`)
      : missing(
          `protected branch ${name}: push`,
          "Somebody may push past the review. Set Allowed to push and merge to No one.",
        ),
    merges
      ? ok(`protected branch ${name}: merge`)
      : missing(`protected branch ${name}: merge`, "Set Allowed to merge to Maintainers."),
    branch.allow_force_push === true
      ? missing(`protected branch ${name}: force push`, "Switch it off: history is what was reviewed.")
      : ok(`protected branch ${name}: force push`),
  ];
}

function variableItems(variables: readonly Variable[], request: SetupRequest): readonly SetupItem[] {
  return request.variables.map((expected) => {
    const { name, form } = expected;
    const variable = variables.find(({ key }) => key === name);
    if (variable === undefined)
      return missing(name, "The variable is not there; docs/ci.md says what its value is.");
    if (expected.masked && !variable.masked) return missing(name, "Mask it: its value could get into a log.");
    if (expected.protected && !variable.protected) {
      return missing(name, "Protect it: jobs of merge requests get it otherwise.");
    }
    if (!expected.protected && variable.protected) {
      return missing(name, "Do not protect it: jobs of merge requests need it.");
    }
    if (form !== undefined && !form.pattern.test(variable.value ?? ""))
      return missing(name, `It must be ${form.rule}.`);
    return ok(name);
  });
}

function groupName(group: string): string {
  return `resource group ${group}`;
}

const NOT_YET = "It is there after the first deploy; run this again then.";

function groupItems(groups: readonly ResourceGroup[], request: SetupRequest): readonly SetupItem[] {
  return request.groups.map((group) => {
    const present = groups.find(({ key }) => key === group);
    if (present === undefined) return missing(groupName(group), NOT_YET);
    if (present.process_mode === PROCESS_MODE) return ok(groupName(group));
    return missing(
      groupName(group),
      `Its process mode is ${present.process_mode}: a newer deploy may pass an older one. ./infra ci setup sets ${PROCESS_MODE}.`,
    );
  });
}

function scheduleItems(schedules: readonly Schedule[], { deployBranch }: SetupRequest): readonly SetupItem[] {
  const refs = [deployBranch, `refs/heads/${deployBranch}`];
  return schedules.some(({ ref, active }) => active && refs.includes(ref))
    ? [ok("pipeline schedule")]
    : [
        missing(
          "pipeline schedule",
          `Add one a day on ${deployBranch}: it looks for drift and for what is due.`,
        ),
      ];
}
