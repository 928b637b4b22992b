import { type GrantPaths, type MetadataTable, row, type TypeMetadata } from "./metadata";

/** Resources that a Google role can be bound on: prefix of the binding types -> name in sentences. */
const BOUND: Readonly<Record<string, { readonly on: string; readonly wide?: boolean }>> = {
  google_project: { on: "the project", wide: true },
  google_folder: { on: "the folder", wide: true },
  google_organization: { on: "the organisation", wide: true },
  google_service_account: { on: "the service account" },
  google_storage_bucket: { on: "the bucket" },
  google_secret_manager_secret: { on: "the secret" },
  google_kms_crypto_key: { on: "the key" },
  google_kms_key_ring: { on: "the key ring" },
  google_artifact_registry_repository: { on: "the repository" },
  google_cloud_run_v2_job: { on: "the job" },
  google_cloud_run_v2_service: { on: "the service" },
  google_cloud_run_service: { on: "the service" },
  google_cloudfunctions_function: { on: "the function" },
  google_cloudfunctions2_function: { on: "the function" },
  google_pubsub_topic: { on: "the topic" },
  google_pubsub_subscription: { on: "the subscription" },
  google_bigquery_dataset: { on: "the dataset" },
  google_bigquery_table: { on: "the table" },
  google_spanner_database: { on: "the database" },
  google_spanner_instance: { on: "the instance" },
  google_compute_instance: { on: "the instance" },
  google_compute_subnetwork: { on: "the subnetwork" },
  google_iap_web_backend_service: { on: "the web application" },
  google_iap_tunnel_instance: { on: "the tunnel" },
  google_billing_account: { on: "the billing account", wide: true },
};

function bindings(): MetadataTable {
  const rows: [string, TypeMetadata][] = Object.entries(BOUND).flatMap(([type, { on, wide = false }]) => {
    const grants = (members: string): GrantPaths => ({ role: "role", members, on, wide });
    const keys = {};
    return [
      [`${type}_iam_member`, { label: `role on ${on}`, grants: grants("member"), keys }],
      [`${type}_iam_binding`, { label: `role on ${on}`, grants: grants("members"), keys }],
      [
        `${type}_iam_policy`,
        { label: `all roles on ${on}`, grants: { role: "policy_data", members: "policy_data", on, wide } },
      ],
    ];
  });
  return Object.fromEntries(rows);
}

/** Google Cloud: who may do what. */
export const GOOGLE_ACCESS: MetadataTable = {
  ...bindings(),
  google_service_account: {
    label: "service account",
    credential:
      "Its keys and role bindings are deleted; a recreated account with the same name has none of them.",
    paths: {
      disabled: row("availability", "disabling", "false", {
        consequence: "Clients that use the identity are refused.",
      }),
    },
  },
  google_service_account_key: {
    label: "service account key",
    credential: "Clients that use the key are refused.",
  },
  google_project_iam_custom_role: {
    label: "custom role",
    paths: {
      permissions: row("access", "permissions", "fewer", {
        consequence: "Everyone who has the role gains them.",
      }),
    },
  },
  google_organization_iam_custom_role: {
    label: "custom role",
    paths: { permissions: row("access", "permissions", "fewer") },
  },
  google_iam_workload_identity_pool: {
    label: "workload identity pool",
    credential:
      "External workloads that sign in through the pool are refused; the id is reserved for 30 days.",
    paths: { disabled: row("availability", "disabling", "false") },
  },
  google_iam_workload_identity_pool_provider: {
    label: "workload identity provider",
    credential: "External workloads that sign in through it are refused; the id is reserved for 30 days.",
    paths: {
      disabled: row("availability", "disabling", "false"),
      attribute_condition: row("access", "the condition on who may sign in", "same", {
        consequence: "Cannot tell whether more identities can sign in: read the expression.",
        severity: "danger",
      }),
      "oidc.issuer_uri": row("identity", "the issuer that is trusted", "same", { severity: "danger" }),
      "oidc.allowed_audiences": row("access", "audiences that are accepted", "fewer"),
      attribute_mapping: row("access", "the attribute mapping", "same"),
    },
  },
  google_iam_deny_policy: {
    label: "deny policy",
    removal: { kind: "access", consequence: "What the policy refused is allowed again." },
    partial: true,
  },
  google_iam_principal_access_boundary_policy: {
    label: "principal access boundary",
    removal: { kind: "access", consequence: "Its principals can use resources outside of the boundary." },
    partial: true,
  },
  google_project_service: {
    label: "API of the project",
    removal: {
      kind: "availability",
      consequence:
        "The API is switched off when disable_on_destroy says so, and everything that needs it stops.",
    },
    paths: {
      disable_on_destroy: row("protection", "switching the API off on destroy", "false"),
      disable_dependent_services: row("protection", "switching off what depends on the API", "false"),
    },
  },
  google_project: {
    label: "project",
    holds: "everything in the project",
    survives: { path: "deletion_policy", value: "ABANDON" },
    paths: {
      deletion_policy: row("protection", "the deletion policy", ["DELETE", "ABANDON", "PREVENT"]),
    },
  },
  google_org_policy_policy: {
    label: "organisation policy",
    removal: { kind: "access", consequence: "What the policy forbade is allowed." },
  },
  google_project_iam_audit_config: {
    label: "audit log configuration",
    removal: { kind: "audit", consequence: "The accesses it covered are no longer logged." },
    paths: {
      audit_log_config: row("audit", "kinds of access that are logged", "longer"),
      "audit_log_config.exempted_members": row("audit", "members whose access is not logged", "fewer"),
    },
  },
};
