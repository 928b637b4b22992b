import type { ComputedValues } from "../computed-values";

export const COMPUTE = "https://www.googleapis.com/compute/v1/projects/{project}";

/** Values of a global resource of Compute Engine. */
export function global(collection: string): ComputedValues {
  return {
    id: `projects/{project}/global/${collection}/{name}`,
    self_link: `${COMPUTE}/global/${collection}/{name}`,
    creation_timestamp: "{@timestamp}",
    fingerprint: "{@base64 8}",
    label_fingerprint: "{@base64 8}",
  };
}
