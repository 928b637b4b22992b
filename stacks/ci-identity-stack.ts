import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import type { Construct } from "constructs";
import { ProblemList, throwProblems } from "../constructs/shared/validate";
import { CI_IDENTITY } from "../environments/ci-identity";
import { type CiIdentity, poolIdOf } from "../environments/ci-identity-settings";
import type { Environment } from "../environments/environment";
import { EnvironmentIdentities } from "./ci-identity/environment-identities";
import { keepState } from "./packagecloud/state";
import { StandaloneStack } from "./standalone-stack";

/** IAM has no region; the provider still wants one to begin with. */
const AWS_REGION = "us-east-1";

/**
 * Identities of the pipelines in the clouds, and their permissions: for each environment an identity that plans and one that
 * deploys, without a key that lasts. A person applies this stack, with a login of their own; what it makes cannot
 * change it. See docs/ci-identity.md.
 */
export class CiIdentityStack extends StandaloneStack {
  constructor(scope: Construct, identity: CiIdentity, environments: readonly Environment[]) {
    super(scope, CI_IDENTITY);
    const projects = environments.map(({ google }) => google.project);
    const list = new ProblemList();
    list.rule(new Set(projects).size === projects.length, {
      option: "google.project",
      value: projects,
      rule: "must be another one for each environment: identities are bound to projects",
      fix: "Give each environment a Google project of its own",
    });
    throwProblems(this, list.all);
    keepState(this, identity);

    // Everything says which project it is in, so that no default can be wrong.
    new GoogleProvider(this, "google", {});
    new AwsProvider(this, "aws", {
      region: AWS_REGION,
      defaultTags: [{ tags: { managed_by: "terraform", service: "packagecloud" } }],
    });
    const account = new DataAwsCallerIdentity(this, "account");
    const provider = new IamOpenidConnectProvider(this, "gitlab", {
      url: identity.gitlab.url,
      clientIdList: [identity.gitlab.url],
      lifecycle: { preventDestroy: true },
    });

    for (const environment of environments) {
      const poolId = poolIdOf(identity, environment.name);
      new EnvironmentIdentities(this, environment, poolId, identity, { id: account.accountId, provider });
    }
  }
}
