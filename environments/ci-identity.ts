import { WORKLOAD_IDENTITY_POOL_ID } from "../vendors/google";
import { type CiIdentity, ciIdentitySchema, poolIdOf } from "./ci-identity-settings";
import { environmentNames } from "./index";
import { EnvironmentError, type EnvironmentProblem, settingPath } from "./problem";

/** Name of the stack that holds the pipelines' identities; no environment may be called so. */
export const CI_IDENTITY = "ci-identity";

/**
 * The pipelines' identities in the clouds: one stack for all environments, applied by a person and never by a pipeline.
 *
 * Assumption: the buckets of all environments are in one AWS account, which can have one OIDC provider for the GitLab.
 */
const data: CiIdentity = {
  state: {
    // Assumption: the project that keeps the environments' states keeps this one too, in a state of its own.
    address:
      "https://ops.gitlab.net/api/v4/projects/gitlab-com%2Fgl-infra%2Fpackagecloud/terraform/state/packagecloud-ci-identity",
  },

  gitlab: {
    url: "https://ops.gitlab.net",
    // Assumption: the project's path, the same as in the states' addresses, and the branch that deploys.
    path: "gitlab-com/gl-infra/packagecloud",
    deployBranch: "main",
  },

  poolIds: {},
};

/**
 * The identities' data, checked.
 * @throws EnvironmentError with every problem.
 */
export function ciIdentity(): CiIdentity {
  return ciIdentityFrom(data);
}

/**
 * Checks any data of the pipelines' identities against an app's environments.
 * @throws EnvironmentError with every problem.
 */
export function ciIdentityFrom(from: unknown, names: readonly string[] = environmentNames): CiIdentity {
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
  const problems = poolProblems(parsed.data, names);
  if (problems.length > 0) throw new EnvironmentError(problems);
  return parsed.data;
}

function poolProblems(identity: CiIdentity, names: readonly string[]): readonly EnvironmentProblem[] {
  const unknown = Object.keys(identity.poolIds).filter((name) => !names.includes(name));
  const invalid = names.filter((name) => !WORKLOAD_IDENTITY_POOL_ID.pattern.test(poolIdOf(identity, name)));
  return [
    ...unknown.map((name) => ({
      where: `${CI_IDENTITY}.poolIds.${name}`,
      rule: `must be the name of an environment: ${names.join(", ")}`,
      fix: "remove the line, or correct the name",
    })),
    ...invalid.map((name) => ({
      where: `${CI_IDENTITY}.poolIds.${name}`,
      rule: `is missing; packagecloud-ci-${name} has more than 32 characters, so ${name} needs a pool id of its own`,
      fix: "name a pool id of 4 to 32 lower-case letters, digits and hyphens",
    })),
  ];
}
