import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

export const CODE_HOSTING: readonly Labelled[] = [
  // GitHub
  danger(
    "Administrators may push past the rules.",
    set("github_branch_protection", { enforce_admins: [true, false] }),
  ),
  danger(
    "History can be rewritten.",
    set("github_branch_protection", { allows_force_pushes: [false, true] }),
  ),
  danger("The branch can be deleted.", set("github_branch_protection", { allows_deletions: [false, true] })),
  danger(
    "No approval is needed.",
    set("github_branch_protection", {
      "required_pull_request_reviews[].required_approving_review_count": [2, 0],
    }),
  ),
  danger(
    "Approvals stay after new commits.",
    set("github_branch_protection", {
      "required_pull_request_reviews[].dismiss_stale_reviews": [true, false],
    }),
  ),
  danger(
    "Owners of the code need not agree.",
    set("github_branch_protection", {
      "required_pull_request_reviews[].require_code_owner_reviews": [true, false],
    }),
  ),
  danger(
    "One person may merge without a review.",
    set("github_branch_protection", {
      "required_pull_request_reviews[].pull_request_bypassers": [[], ["/octocat"]],
    }),
  ),
  danger(
    "A check need not pass.",
    set("github_branch_protection", { "required_status_checks[].contexts": [["test", "scan"], ["test"]] }),
  ),
  danger(
    "No check need pass.",
    set("github_branch_protection", { required_status_checks: [[{ strict: true, contexts: ["test"] }], []] }),
  ),
  danger(
    "Anyone who may write may push.",
    set("github_branch_protection", {
      restrict_pushes: [[{ blocks_creations: true, push_allowances: ["/ops"] }], []],
    }),
  ),
  danger(
    "Unsigned commits are accepted.",
    set("github_branch_protection_v3", { require_signed_commits: [true, false] }),
  ),
  danger("No rule protects the branch.", destroy("github_branch_protection", { pattern: "main" })),
  danger(
    "Tags can be deleted.",
    set(
      "github_repository_ruleset",
      { "rules[].deletion": [true, false] },
      { enforcement: "active", target: "tag" },
    ),
  ),
  danger(
    "Force pushes are possible.",
    set(
      "github_organization_ruleset",
      { "rules[].non_fast_forward": [true, false] },
      { enforcement: "active" },
    ),
  ),
  danger("Everyone reads the code.", set("github_repository", { visibility: ["private", "public"] })),
  danger(
    "Known vulnerabilities are no longer reported.",
    set("github_repository", { vulnerability_alerts: [true, false] }),
  ),
  danger(
    "Any action runs.",
    set("github_actions_repository_permissions", { allowed_actions: ["selected", "all"] }),
  ),
  danger(
    "Workflows may write by default.",
    set("github_workflow_repository_permissions", { default_workflow_permissions: ["read", "write"] }),
  ),
  danger(
    "Workflows approve their own changes.",
    set("github_workflow_repository_permissions", { can_approve_pull_request_reviews: [false, true] }),
  ),
  danger(
    "Every repository reads the secret.",
    set("github_actions_organization_secret", { visibility: ["selected", "all"] }),
  ),
  danger(
    "Workflows of public repositories run on our machines.",
    set("github_actions_runner_group", { allows_public_repositories: [false, true] }),
  ),
  danger("The person owns the organisation.", set("github_membership", { role: ["member", "admin"] })),
  danger(
    "An outsider may change the settings.",
    create("github_repository_collaborator", {
      repository: "shop",
      username: "octocat",
      permission: "admin",
    }),
  ),
  danger(
    "Each member may write to each repository.",
    set("github_organization_settings", { default_repository_permission: ["read", "write"] }),
  ),
  danger(
    "Members may publish repositories.",
    set("github_organization_settings", { members_can_create_public_repositories: [false, true] }),
  ),
  danger(
    "Members may copy private code to their own account.",
    set("github_organization_settings", { members_can_fork_private_repositories: [false, true] }),
  ),
  danger(
    "Nobody approves a deployment.",
    set("github_repository_environment", { reviewers: [[{ teams: [42] }], []] }),
  ),
  danger(
    "Administrators deploy past the rules.",
    set("github_repository_environment", { can_admins_bypass: [false, true] }),
  ),
  danger(
    "One may approve one's own deployment.",
    set("github_repository_environment", { prevent_self_review: [true, false] }),
  ),
  danger(
    "Any branch may be deployed.",
    set("github_repository_environment", {
      deployment_branch_policy: [[{ protected_branches: true, custom_branch_policies: false }], []],
    }),
  ),
  danger(
    "Fixes of vulnerable dependencies are no longer proposed.",
    set("github_repository_dependabot_security_updates", { enabled: [true, false] }),
  ),
  safe("No wiki.", set("github_repository", { has_wiki: [true, false] })),
  safe("Merged by squash only.", set("github_repository", { allow_merge_commit: [true, false] })),
  safe(
    "Merges happen by themselves once all checks pass.",
    set("github_repository", { allow_auto_merge: [false, true] }),
  ),
  safe("A home page.", set("github_repository", { homepage_url: ["", "https://shop.example.com"] })),
  safe("The repository becomes a template.", set("github_repository", { is_template: [false, true] })),
  safe(
    "More approvals.",
    set("github_branch_protection", {
      "required_pull_request_reviews[].required_approving_review_count": [1, 2],
    }),
  ),
  safe(
    "Discussions must end before a merge.",
    set("github_branch_protection", { require_conversation_resolution: [false, true] }),
  ),
  safe(
    "A history without merge commits.",
    set("github_branch_protection", { required_linear_history: [false, true] }),
  ),
  safe("A label's colour.", set("github_issue_label", { color: ["ff0000", "00ff00"] })),
  safe(
    "A team reads.",
    create("github_team_repository", { team_id: "7", repository: "shop", permission: "pull" }),
  ),
  safe(
    "A variable of the workflows.",
    set("github_actions_variable", { value: ["eu-west-1", "eu-central-1"] }),
  ),
  safe(
    "A further event is sent.",
    set("github_repository_webhook", { events: [["push"], ["push", "release"]] }),
  ),
  // GitLab
  danger("Everyone reads the code.", set("gitlab_project", { visibility_level: ["private", "public"] })),
  danger(
    "Merging needs no passing pipeline.",
    set("gitlab_project", { only_allow_merge_if_pipeline_succeeds: [true, false] }),
  ),
  danger("Secrets can be pushed.", set("gitlab_project", { "push_rules[].prevent_secrets": [true, false] })),
  danger("Logs of jobs are public.", set("gitlab_project", { public_jobs: [false, true] })),
  danger(
    "Everyone pulls images.",
    set(
      "gitlab_project",
      { container_registry_access_level: ["private", "enabled"] },
      { visibility_level: "public" },
    ),
  ),
  danger(
    "Developers push to main.",
    set("gitlab_branch_protection", { push_access_level: ["no one", "developer"] }),
  ),
  danger(
    "Developers merge to main.",
    set("gitlab_branch_protection", { merge_access_level: ["maintainer", "developer"] }),
  ),
  danger(
    "Owners of the code need not agree.",
    set("gitlab_branch_protection", { code_owner_approval_required: [true, false] }),
  ),
  danger(
    "Developers make releases.",
    set("gitlab_tag_protection", { create_access_level: ["maintainer", "developer"] }),
  ),
  danger(
    "The person owns the group.",
    set("gitlab_group_membership", { access_level: ["developer", "owner"] }),
  ),
  danger(
    "A new owner.",
    create("gitlab_project_membership", { project: "1", user_id: 7, access_level: "owner" }),
  ),
  danger(
    "A second factor is not asked for.",
    set("gitlab_group", { require_two_factor_authentication: [true, false] }),
  ),
  danger(
    "The code can be copied outside of the group.",
    set("gitlab_group", { prevent_forking_outside_group: [true, false] }),
  ),
  danger(
    "Projects can be shared with other groups.",
    set("gitlab_group", { share_with_group_lock: [true, false] }),
  ),
  danger(
    "The group answers every address.",
    set("gitlab_group", { ip_restriction_ranges: [["198.51.100.0/24"], []] }),
  ),
  danger(
    "Jobs of any branch read the variable.",
    set("gitlab_project_variable", { protected: [true, false] }),
  ),
  danger("The value is printed in logs.", set("gitlab_project_variable", { masked: [true, false] })),
  danger(
    "Jobs of every environment read the variable.",
    set("gitlab_project_variable", { environment_scope: ["production", "*"] }),
  ),
  danger("Nobody approves.", set("gitlab_project_approval_rule", { approvals_required: [2, 0] })),
  danger(
    "Authors approve their own changes.",
    set("gitlab_project_level_mr_approvals", { merge_requests_author_approval: [false, true] }),
  ),
  danger(
    "Approvals stay after a push.",
    set("gitlab_project_level_mr_approvals", { reset_approvals_on_push: [true, false] }),
  ),
  danger("Anyone can register.", set("gitlab_application_settings", { signup_enabled: [false, true] })),
  danger(
    "New projects are public.",
    set("gitlab_application_settings", { default_project_visibility: ["private", "public"] }),
  ),
  danger(
    "Anyone may deploy to production.",
    destroy("gitlab_project_protected_environment", { project: "1", environment: "production" }),
  ),
  danger(
    "The group may change the project's settings.",
    set("gitlab_project_share_group", { group_access: ["developer", "maintainer"] }),
  ),
  danger("The person administers the instance.", set("gitlab_user", { is_admin: [false, true] })),
  danger("Jobs of every project get in.", set("gitlab_project_job_token_scopes", { enabled: [true, false] })),
  danger(
    "Jobs of unprotected branches run on the machine of production.",
    set("gitlab_user_runner", { access_level: ["ref_protected", "not_protected"] }),
  ),
  safe("Another way to merge.", set("gitlab_project", { merge_method: ["merge", "ff"] })),
  safe("Commits are squashed.", set("gitlab_project", { squash_option: ["default_off", "default_on"] })),
  safe("Merged branches go.", set("gitlab_project", { remove_source_branch_after_merge: [false, true] })),
  safe("Jobs may take longer.", set("gitlab_project", { build_timeout: [3600, 7200] })),
  safe("No Git LFS.", set("gitlab_project", { lfs_enabled: [true, false] })),
  safe("A variable's value.", set("gitlab_project_variable", { description: ["", "the region"] })),
  safe(
    "Maintainers only.",
    set("gitlab_branch_protection", { push_access_level: ["developer", "maintainer"] }),
  ),
  safe(
    "The nightly pipeline runs later.",
    set("gitlab_pipeline_schedule", { cron: ["0 1 * * *", "0 3 * * *"] }),
  ),
  safe(
    "A developer joins.",
    create("gitlab_project_membership", { project: "1", user_id: 8, access_level: "reporter" }),
  ),
];
