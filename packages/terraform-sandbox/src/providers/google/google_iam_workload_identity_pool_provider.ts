import type { ResourceType } from "../resource-type";
import { projectNumber } from "./project";
import { reservedPrefix } from "./reserved-prefix";

export const google_iam_workload_identity_pool_provider: ResourceType = {
  computed: {
    name: (context) =>
      `projects/${projectNumber(context.text("project"))}/locations/global/workloadIdentityPools/${context.text("workload_identity_pool_id")}/providers/${context.text("workload_identity_pool_provider_id")}`,
    id: "projects/{project}/locations/global/workloadIdentityPools/{workload_identity_pool_id}/providers/{workload_identity_pool_provider_id}",
    state: "ACTIVE",
  },
  replaceOnChange: ["project", "workload_identity_pool_id", "workload_identity_pool_provider_id"],
  validate: reservedPrefix("workload_identity_pool_provider_id"),
};
