import { create, destroy } from "../checks/plans";
import { danger, type Labelled, set } from "./labelled";

/** Bindings, custom roles and federation of Google Cloud. */
export const GOOGLE_BINDINGS: readonly Labelled[] = [
  danger(
    "A permission that impersonates.",
    set(
      "google_project_iam_custom_role",
      { permissions: [["storage.objects.get"], ["storage.objects.get", "iam.serviceAccounts.actAs"]] },
      { role_id: "r" },
    ),
  ),
  danger(
    "A permission that changes policies.",
    set(
      "google_organization_iam_custom_role",
      {
        permissions: [
          ["resourcemanager.projects.get"],
          ["resourcemanager.projects.get", "resourcemanager.projects.setIamPolicy"],
        ],
      },
      { role_id: "r" },
    ),
  ),
  danger(
    "Functions that run as another.",
    set(
      "google_project_iam_custom_role",
      {
        permissions: [
          ["cloudfunctions.functions.get"],
          ["cloudfunctions.functions.create", "cloudfunctions.functions.get"],
        ],
      },
      { role_id: "r" },
    ),
  ),
  danger(
    "The condition is lost.",
    set(
      "google_project_iam_member",
      {
        condition: [[{ title: "until", expression: "request.time < timestamp('2026-01-01T00:00:00Z')" }], []],
      },
      { role: "roles/storage.admin", member: "group:devs@example.com", project: "p" },
    ),
  ),
  danger(
    "All of Google's users read it.",
    set(
      "google_storage_bucket_iam_binding",
      { members: [["group:devs@example.com"], ["group:devs@example.com", "allAuthenticatedUsers"]] },
      { bucket: "b", role: "roles/storage.objectViewer" },
    ),
  ),
  danger(
    "All of a foreign domain.",
    create("google_bigquery_dataset_access", {
      dataset_id: "d",
      role: "OWNER",
      special_group: "allAuthenticatedUsers",
    }),
  ),
  danger(
    "In a policy's data.",
    set("google_kms_crypto_key_iam_policy", {
      policy_data: [
        JSON.stringify({
          bindings: [
            {
              role: "roles/cloudkms.cryptoKeyDecrypter",
              members: ["serviceAccount:app@p.iam.gserviceaccount.com"],
            },
          ],
        }),
        JSON.stringify({
          bindings: [
            {
              role: "roles/cloudkms.cryptoKeyDecrypter",
              members: ["serviceAccount:app@p.iam.gserviceaccount.com", "allUsers"],
            },
          ],
        }),
      ],
    }),
  ),
  danger(
    "The organization's administrator.",
    create("google_organization_iam_member", {
      org_id: "1",
      role: "roles/resourcemanager.organizationAdmin",
      member: "user:a@example.com",
    }),
  ),
  danger(
    "The policy is no longer enforced.",
    set(
      "google_organization_policy",
      { "boolean_policy[].enforced": [true, false] },
      { constraint: "iam.disableServiceAccountKeyCreation", org_id: "1" },
    ),
  ),
  danger(
    "All values are allowed.",
    set(
      "google_org_policy_policy",
      { "spec[].rules[].allow_all": [null, "TRUE"] },
      { name: "projects/p/policies/compute.vmExternalIpAccess", parent: "projects/p" },
    ),
  ),
  danger(
    "Every pool's identity.",
    set(
      "google_iam_workload_identity_pool_provider",
      { attribute_condition: ["assertion.namespace_id == '42'", ""] },
      { workload_identity_pool_id: "p", workload_identity_pool_provider_id: "gitlab" },
    ),
  ),
  danger(
    "Every GitLab project.",
    set(
      "google_iam_workload_identity_pool_provider",
      {
        attribute_condition: [
          "assertion.project_path == 'shop/infra'",
          "assertion.project_path.startsWith('')",
        ],
      },
      { workload_identity_pool_id: "p", workload_identity_pool_provider_id: "gitlab" },
    ),
  ),
  danger(
    "A deny policy is removed.",
    destroy("google_iam_deny_policy", { parent: "p", name: "no-keys", rules: [] }),
  ),
  danger(
    "Audit logs are exempt for all.",
    set(
      "google_project_iam_audit_config",
      { "audit_log_config[].exempted_members": [[], ["allUsers"]] },
      { project: "p", service: "allServices" },
    ),
  ),
];
