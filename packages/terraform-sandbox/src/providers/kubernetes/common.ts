import { type ComputeContext, type ComputedValues, fixed } from "../computed-values";

/** `namespace/name`, or the name of an object without a namespace. */
function id(context: ComputeContext): string {
  const namespace = context.text("metadata.namespace");
  const name = context.text("metadata.name");
  return namespace === "" ? name : `${namespace}/${name}`;
}

/** `Always` for an image without a tag or with `latest`, as the cluster defaults it. */
function pullPolicy(context: ComputeContext): string {
  const image = context.text("image");
  const tag = /:([^/:@]+)$/.exec(image)?.[1];
  return image.includes("@") || (tag !== undefined && tag !== "latest") ? "IfNotPresent" : "Always";
}

/** Values of every typed object. */
export const COMMON_VALUES: ComputedValues = {
  "metadata.name": (context) =>
    `${context.text("metadata.generate_name")}${context.generate("name").text(5, "bcdfghjklmnpqrstvwxz2456789")}`,
  "metadata.uid": "{@uuid}",
  "metadata.resource_version": "{@digits 6}",
  "metadata.generation": (context) => (context.resource.countsGenerations === true ? 1 : 0),
  id,
  "*.image_pull_policy": pullPolicy,
  "*.termination_message_policy": "File",
  "*.scheduler_name": "default-scheduler",
  "*.container.resources": fixed([{ limits: {}, requests: {} }]),
  "*.init_container.resources": fixed([{ limits: {}, requests: {} }]),
};
