import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { projectNumber, provided } from "./project";

export const google_project: ResourceType = {
  dataSource: {
    computed: {
      project_id: provided("project"),
      id: "projects/{project_id}",
      name: "{project_id}",
      number: ({ text }) => projectNumber(text("project_id")),
      org_id: "",
      auto_create_network: fixed(false),
      deletion_policy: "PREVENT",
    },
  },
};
