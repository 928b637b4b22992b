import type { ComputedValues } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { segmentAfter } from "./path";

function secretMember(): ComputedValues {
  return {
    project: (context) =>
      segmentAfter(context.text("secret_id"), "projects") ?? String(context.config["project"] ?? ""),
    id: (context) => {
      const given = context.text("secret_id");
      const secret = given.includes("/") ? given : `projects/${context.text("project")}/secrets/${given}`;
      const who = [context.text("role"), context.text("member"), context.text("condition.title")];
      return [secret, ...who.filter((part) => part !== "")].join("/");
    },
    etag: "BwY{@base64 6}=",
  };
}

export const google_secret_manager_secret_iam_binding: ResourceType = {
  computed: secretMember(),
  replaceOnChange: [
    "condition",
    "condition.description",
    "condition.expression",
    "condition.title",
    "project",
    "role",
    "secret_id",
  ],
  overwritesExisting: true,
};
