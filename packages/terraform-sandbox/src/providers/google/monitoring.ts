import type { ComputedValues } from "../computed-values";

/** Values of a Cloud Monitoring resource, whose name the API generates. */
export function monitoring(collection: string): ComputedValues {
  return { name: `projects/{project}/${collection}/{@digits 19}`, id: "{name}" };
}
