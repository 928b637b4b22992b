import * as z from "zod";
import { BRANCH_NAME, INSTANCE_URL, PROJECT_PATH } from "../vendors/gitlab";
import { WORKLOAD_IDENTITY_POOL_ID } from "../vendors/google";
import { state } from "./areas/state";
import { formatted, group } from "./fields";
import { label } from "./patterns";

/** Data of the pipelines' identities, beyond the environments' own. */
export const ciIdentitySchema = z.strictObject({
  state,
  gitlab: group("The GitLab project whose pipelines plan and deploy.", {
    url: formatted(
      {
        description: "Address of the GitLab, without a slash at the end; also the audience of its ID tokens.",
      },
      INSTANCE_URL,
    ),
    path: formatted({ description: "The project's full path." }, PROJECT_PATH),
    deployBranch: formatted({ description: "The branch that deploys. It must be protected." }, BRANCH_NAME),
  }),
  poolIds: z
    .record(
      label("An environment's name.", 20),
      formatted(
        { description: "Id of the workload identity pool in the environment's Google project." },
        WORKLOAD_IDENTITY_POOL_ID,
      ),
    )
    .meta({
      description:
        "Ids of the workload identity pools whose id is not packagecloud-ci-<environment>, by environment. A deleted pool's id stays taken for 30 days.",
    }),
});

/** The pipelines' identities, as data. */
export type CiIdentity = z.output<typeof ciIdentitySchema>;

/** Returns the id of an environment's workload identity pool. */
export function poolIdOf({ poolIds }: CiIdentity, environment: string): string {
  return poolIds[environment] ?? `packagecloud-ci-${environment}`;
}
