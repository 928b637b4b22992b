import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { SQL_USER_NAME } from "./api-rules";
import { idInProject } from "./key";

export const google_sql_user: ResourceType = {
  computed: { host: fixed(""), id: "{name}/{host}/{instance}" },
  replaceOnChange: ["host", "instance", "name", "project", "type"],
  key: idInProject,
  api: [SQL_USER_NAME],
};
