import { textAt } from "../../values";
import type { ResourceType } from "../resource-type";
import { SECRET_ID } from "./api-rules";
import { secretName } from "./secret";
import { deleteVersions } from "./secret-versions";

export const google_secret_manager_secret: ResourceType = {
  computed: {
    id: "projects/{project}/secrets/{secret_id}",
    name: (context) => secretName(context, context.text("id")),
    create_time: "{@timestamp}",
    effective_annotations: ({ object }) => object["annotations"] ?? {},
  },
  defaults: {
    deletion_protection: false,
  },
  replaceOnChange: [
    "project",
    "replication",
    "replication.auto",
    "replication.user_managed",
    "replication.user_managed.replicas",
    "replication.user_managed.replicas.location",
    "secret_id",
    "tags",
  ],
  protections: [
    {
      attribute: "deletion_protection",
      message:
        "cannot destroy secret manager secret without setting deletion_protection=false and running `terraform apply`",
    },
  ],
  onDeleted: (cloud, secret) => deleteVersions(cloud, textAt(secret, "name") ?? ""),
  api: [SECRET_ID],
};
