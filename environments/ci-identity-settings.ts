import * as z from "zod";
import { state } from "./areas/google";
import { group, text } from "./fields";
import { label } from "./patterns";

/** What the identities of the pipelines need beyond the environments' own data. */
export const ciIdentitySchema = z.strictObject({
  state,
  gitlab: group("The GitLab project whose pipelines plan and deploy.", {
    url: text(
      {
        description: "Address of the GitLab, without a slash at the end; also the audience of its ID tokens.",
        rule: "must be an https address without a path",
      },
      /^https:\/\/[a-z0-9.-]+(:\d+)?$/,
    ),
    path: text(
      {
        description: "The project's full path.",
        rule: "must be a project's full path, such as group/project, without wildcards",
      },
      /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)+$/,
    ),
    deployBranch: text(
      {
        description: "The branch that deploys. It must be protected.",
        rule: "must be one branch's name, without wildcards",
      },
      /^[A-Za-z0-9_./-]+$/,
    ),
  }),
  poolIds: z
    .record(
      label("An environment's name.", 20),
      text(
        {
          description: "Id of the workload identity pool in the environment's Google project.",
          rule: "must be 4 to 32 lower-case letters, digits and hyphens, and not begin with gcp-",
        },
        /^(?!gcp-)[a-z0-9-]{4,32}$/,
      ),
    )
    .meta({ description: "Ids of the workload identity pools, by environment." }),
});

/** The pipelines' identities, as data. */
export type CiIdentity = z.output<typeof ciIdentitySchema>;
