import type { ResourceType } from "../resource-type";
import { SQL_DATABASE_NAME } from "./api-rules";
import { SQL } from "./sql";

export const google_sql_database: ResourceType = {
  computed: {
    id: "projects/{project}/instances/{instance}/databases/{name}",
    self_link: `${SQL}/{instance}/databases/{name}`,
    charset: "utf8mb3",
    collation: "utf8mb3_general_ci",
  },
  defaults: {
    deletion_policy: "DELETE",
  },
  replaceOnChange: ["instance", "name", "project"],
  api: [SQL_DATABASE_NAME],
};
