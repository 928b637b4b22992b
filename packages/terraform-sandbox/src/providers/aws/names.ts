import type { ComputedValue, ComputedValues } from "../computed-values";

/** A name from the configured prefix and 26 digits, as the provider generates it. */
export const GENERATED_NAME: ComputedValue = (context) =>
  `${context.text("name_prefix") || "terraform-"}${context.generate("name").digits(26)}`;

/** Values of a managed policy's attachment to a role, user or group. */
export function attachment(target: string): ComputedValues {
  return { id: `{${target}}-20260101{@digits 18}` };
}

/** Values of an inline policy of a role, user or group. */
export function inlinePolicy(target: string): ComputedValues {
  return { name: GENERATED_NAME, id: `{${target}}:{name}` };
}
