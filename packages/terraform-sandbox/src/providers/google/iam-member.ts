import { type ComputeContext, type ComputedValue, type ComputedValues, render } from "../computed-values";
import { segmentAfter } from "./path";

/** Values of an IAM member or binding: its id is the parent's, the role, and the member. */
export function iamMember(parent: ComputedValue): ComputedValues {
  return {
    project: projectOfParent,
    location: (context) => segmentAfter(parentOf(context), "locations") ?? "",
    id: (context) => {
      const attached = typeof parent === "string" ? render(parent, context, "id") : parent(context);
      const parts = [context.text("role"), context.text("member"), context.text("condition.title")];
      return [attached, ...parts.filter((part) => part !== "")].join("/");
    },
    etag: "BwY{@base64 6}=",
  };
}

/** The parent's full id, whether the configuration gives it in full or only its last part. */
export function under(prefix: string, name: string): ComputedValue {
  return (context) => {
    const given = context.text(name);
    return given.includes("/") ? given : `projects/${projectOfParent(context)}/${prefix}/${given}`;
  };
}

function parentOf(context: ComputeContext): string {
  const names = ["secret_id", "service_account_id", "crypto_key_id", "repository", "name", "bucket"];
  return names.map((name) => context.text(name)).find((text) => text.includes("/")) ?? "";
}

function projectOfParent(context: ComputeContext): string {
  const provided = context.config["project"];
  return segmentAfter(parentOf(context), "projects") ?? (typeof provided === "string" ? provided : "");
}
