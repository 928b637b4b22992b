import { type MetadataTable, row, type TypeMetadata } from "./metadata";

/** https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets */
const RULESET: TypeMetadata = {
  label: "ruleset",
  partial: true,
  removal: { kind: "protection", consequence: "Its branches and tags lose their protection." },
  paths: {
    "rules.creation": row("protection", "the ban on creating", "true"),
    "rules.update": row("protection", "the ban on pushing", "true"),
    "rules.deletion": row("protection", "the ban on deleting", "true"),
    "rules.non_fast_forward": row("protection", "the ban on force pushes", "true"),
    "rules.pull_request": row("protection", "the need of a pull request", "present"),
    "rules.required_status_checks": row("protection", "the required status checks", "present"),
    "conditions.ref_name.include": row("protection", "branches and tags that it applies to", "more"),
    "conditions.ref_name.exclude": row("protection", "branches and tags that are left out", "fewer"),
  },
};

/** GitHub and GitLab: what the words of attributes do not say. */
export const CODE_HOSTING: MetadataTable = {
  github_repository_ruleset: RULESET,
  github_organization_ruleset: RULESET,
  github_repository: {
    label: "repository",
    holds: "its code, issues and releases",
    survives: { path: "archive_on_destroy", value: true },
    partial: true,
  },
  github_repository_environment: {
    label: "deployment environment",
    partial: true,
    removal: { kind: "protection", consequence: "Its reviewers and branch rules no longer apply." },
    paths: {
      wait_timer: row("protection", "the time before a deployment", "higher", {
        unit: "minutes",
        severity: "warning",
      }),
      reviewers: row("protection", "reviewers of deployments", "present"),
      deployment_branch_policy: row("protection", "branches that can be deployed", "present"),
      "deployment_branch_policy.protected_branches": row(
        "protection",
        "the limit to protected branches",
        "true",
      ),
    },
  },
  github_actions_organization_permissions: {
    label: "permissions of GitHub Actions",
    partial: true,
    paths: {
      enabled_repositories: row("access", "repositories that run workflows", ["all", "selected", "none"], {
        severity: "warning",
      }),
    },
  },
  github_actions_repository_access_level: {
    label: "access level of workflows",
    partial: true,
    paths: {
      access_level: row("access", "repositories that use its workflows", [
        "enterprise",
        "organization",
        "user",
        "none",
      ]),
    },
  },
  gitlab_project: {
    label: "GitLab project",
    holds: "its code, issues, packages and pipelines",
    survives: { path: "archive_on_destroy", value: true },
    partial: true,
    paths: {
      only_allow_merge_if_pipeline_succeeds: row("protection", "the need of a passing pipeline", "true"),
      only_allow_merge_if_all_discussions_are_resolved: row(
        "protection",
        "the need of resolved threads",
        "true",
        { severity: "warning" },
      ),
      allow_merge_on_skipped_pipeline: row("protection", "merging without a pipeline", "false", {
        severity: "warning",
      }),
      pre_receive_secret_detection_enabled: row("protection", "the detection of pushed secrets", "true"),
      approvals_before_merge: row("protection", "approvals that a merge needs", "higher"),
    },
  },
  gitlab_project_level_mr_approvals: {
    label: "approval settings",
    partial: true,
    paths: {
      merge_requests_author_approval: row("protection", "approval by the author", "false"),
      merge_requests_disable_committers_approval: row(
        "protection",
        "the ban on approval by committers",
        "true",
      ),
      disable_overriding_approvers_per_merge_request: row(
        "protection",
        "the ban on changing approval rules",
        "true",
      ),
      reset_approvals_on_push: row("protection", "the reset of approvals after a push", "true"),
    },
  },
  gitlab_project_job_token_scopes: {
    label: "limit of job tokens",
    partial: true,
    removal: { kind: "exposure", consequence: "Jobs of other projects are let in." },
    paths: {
      enabled: row("access", "the limit of job tokens", "true", { wrong: [false] }),
      target_project_ids: row("access", "projects whose jobs are let in", "fewer", { severity: "warning" }),
      target_group_ids: row("access", "groups whose jobs are let in", "fewer", { severity: "warning" }),
    },
  },
  gitlab_project_protected_environment: {
    label: "protected environment",
    partial: true,
    removal: { kind: "protection", consequence: "Everyone who can push can deploy to the environment." },
  },
  gitlab_group: {
    label: "GitLab group",
    holds: "its projects",
    partial: true,
    paths: {
      default_branch_protection: row("protection", "the protection of default branches", "higher"),
    },
  },
};
