import type { Gate } from "@infra-tools/gitlab-pipeline/review/gate";
import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import { environments } from "../../../../environments";

/** Severities that may stop a merge, and `none`, which lets every review pass. */
export const FAIL_ON = [...SEVERITIES, "none"] as const;

/** Gate of a review: each environment's own severity, or one for all. Where none gates, parity does not either. */
export function gateOf(
  names: readonly string[],
  failOn: (typeof FAIL_ON)[number] | undefined,
  breaks: readonly string[],
): Gate {
  const severities = new Map(
    environments(names).flatMap(({ name, pipeline }) => {
      const threshold = failOn ?? pipeline.failOn;
      return threshold === "none" ? [] : [[name, threshold] as const];
    }),
  );
  return { failOn: severities, breaks: severities.size === 0 ? [] : breaks };
}
