import type { ComputeContext, ComputedValues } from "../computed-values";
import { segmentAfter } from "./path";
import { projectNumber } from "./project";

/** A secret's full name with the project's number, as the API returns it. */
export function secretName(context: ComputeContext, secret: string): string {
  const provided = context.config["project"];
  const secretProject = segmentAfter(secret, "projects") ?? context.text("project");
  const project = secretProject === "" && typeof provided === "string" ? provided : secretProject;
  const number = /^\d+$/.test(project) ? project : projectNumber(project);
  return `projects/${number}/secrets/${segmentAfter(secret, "secrets") ?? secret}`;
}

/** Values of an IAM member or binding of a secret. */
export function secretMember(): ComputedValues {
  return {
    project: (context) =>
      segmentAfter(context.text("secret_id"), "projects") ?? String(context.config["project"] ?? ""),
    id: (context) => {
      const given = context.text("secret_id");
      const secret = given.includes("/") ? given : `projects/${context.text("project")}/secrets/${given}`;
      const parts = [context.text("role"), context.text("member"), context.text("condition.title")];
      return [secret, ...parts.filter((part) => part !== "")].join("/");
    },
    etag: "BwY{@base64 6}=",
  };
}
