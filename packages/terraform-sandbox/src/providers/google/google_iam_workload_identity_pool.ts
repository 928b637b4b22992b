import type { ResourceType } from "../resource-type";
import { projectNumber } from "./project";
import { reservedPrefix } from "./reserved-prefix";

export const google_iam_workload_identity_pool: ResourceType = {
  computed: {
    name: (context) =>
      `projects/${projectNumber(context.text("project"))}/locations/global/workloadIdentityPools/${context.text("workload_identity_pool_id")}`,
    id: "projects/{project}/locations/global/workloadIdentityPools/{workload_identity_pool_id}",
    state: "ACTIVE",
  },
  replaceOnChange: ["project", "workload_identity_pool_id"],
  validate: reservedPrefix("workload_identity_pool_id"),
};
