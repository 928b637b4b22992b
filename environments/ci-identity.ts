import { type CiIdentity, ciIdentitySchema } from "./ci-identity-settings";
import { environmentNames } from "./index";
import { EnvironmentError, type EnvironmentProblem, printValue, settingPath } from "./problem";

/** Name of the stack that holds the pipelines' identities; no environment may be called so. */
export const CI_IDENTITY = "ci-identity";

/**
 * Who the pipelines are in the clouds: one stack for both environments, applied by a person and never by a pipeline.
 *
 * Assumption: both environments' buckets are in one AWS account, which can have one OIDC provider for the GitLab.
 */
const data: CiIdentity = {
  state: {
    // Assumption: the project that keeps the environments' states keeps this one too, in a state of its own.
    address:
      "https://ops.gitlab.net/api/v4/projects/gitlab-com%2Fgl-infra%2Fpackagecloud/terraform/state/packagecloud-ci-identity",
    lockAddress:
      "https://ops.gitlab.net/api/v4/projects/gitlab-com%2Fgl-infra%2Fpackagecloud/terraform/state/packagecloud-ci-identity/lock",
    unlockAddress:
      "https://ops.gitlab.net/api/v4/projects/gitlab-com%2Fgl-infra%2Fpackagecloud/terraform/state/packagecloud-ci-identity/lock",
    lockMethod: "POST",
    unlockMethod: "DELETE",
    retryWaitSeconds: 5,
  },

  gitlab: {
    url: "https://ops.gitlab.net",
    // Assumption: the project's path, the same as in the states' addresses, and the branch that deploys.
    path: "gitlab-com/gl-infra/packagecloud",
    deployBranch: "main",
  },

  // A pool's id stays taken for 30 days after the pool was deleted.
  poolIds: { pre: "packagecloud-ci-pre", ops: "packagecloud-ci-ops" },
};

/**
 * The identities' data, checked.
 * @throws EnvironmentError with every problem.
 */
export function ciIdentity(): CiIdentity {
  return ciIdentityFrom(data);
}

/** The same for any data: what is checked is the form, that locks belong to the state, and which environments it names. */
export function ciIdentityFrom(from: unknown): CiIdentity {
  const parsed = ciIdentitySchema.safeParse(from);
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => ({
        where: settingPath([CI_IDENTITY, ...path]),
        rule: message,
        fix: "correct it in environments/ci-identity.ts",
      })),
    );
  }
  const problems = [...lockProblems(parsed.data), ...poolProblems(parsed.data)];
  if (problems.length > 0) throw new EnvironmentError(problems);
  return parsed.data;
}

function lockProblems({ state }: CiIdentity): readonly EnvironmentProblem[] {
  return (["lockAddress", "unlockAddress"] as const)
    .filter((field) => state[field] !== `${state.address}/lock`)
    .map((field) => ({
      where: `${CI_IDENTITY}.state.${field}`,
      value: state[field],
      rule: "must be state.address followed by /lock: another address would lock another state",
      fix: `write ${state.address}/lock`,
    }));
}

function poolProblems({ poolIds }: CiIdentity): readonly EnvironmentProblem[] {
  const named = Object.keys(poolIds);
  if (printValue([...named].sort()) === printValue([...environmentNames].sort())) return [];
  return [
    {
      where: `${CI_IDENTITY}.poolIds`,
      value: named.join(", "),
      rule: `must name every environment, and no other: ${environmentNames.join(", ")}`,
      fix: "give each environment the id of a pool",
    },
  ];
}
