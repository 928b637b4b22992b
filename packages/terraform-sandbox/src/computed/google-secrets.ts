import { projectNumber, segmentAfter } from "./parts";
import { numberOfVersion } from "./secret-versions";
import type { ComputeContext, Rules } from "./table";
import { fixed } from "./table";

/** A secret's full name with the project's number, as the API answers. */
function secretName(context: ComputeContext, secret: string): string {
  const provided = context.config["project"];
  const project = segmentAfter(secret, "projects") ?? context.text("project");
  const known = project === "" && typeof provided === "string" ? provided : project;
  const number = /^\d+$/.test(known) ? known : projectNumber(known);
  return `projects/${number}/secrets/${segmentAfter(secret, "secrets") ?? secret}`;
}

function memberRules(): Rules {
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

export const googleSecrets: { readonly [type: string]: Rules } = {
  google_secret_manager_secret: {
    id: "projects/{project}/secrets/{secret_id}",
    name: (context) => secretName(context, context.text("id")),
    create_time: "{@timestamp}",
    effective_annotations: ({ object }) => object["annotations"] ?? {},
  },
  google_secret_manager_secret_iam_binding: memberRules(),
  google_secret_manager_secret_iam_member: memberRules(),
  google_secret_manager_secret_version: {
    version: (context) => {
      const secret = secretName(context, context.text("secret"));
      return String(numberOfVersion(context.world, secret, context.object["secret_data_wo_version"]));
    },
    name: (context) => `${secretName(context, context.text("secret"))}/versions/${context.text("version")}`,
    id: "{name}",
    create_time: "{@timestamp}",
    destroy_time: fixed(""),
  },
};
