import type { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { AwsIdentities } from "../../constructs/ci-identity/aws-identities";
import { GoogleIdentities } from "../../constructs/ci-identity/google-identities";
import { GoogleRole } from "../../constructs/ci-identity/google-role";
import type { CiIdentity } from "../../environments/ci-identity-settings";
import type { Environment } from "../../environments/environment";
import { awsArns } from "./aws-arns";
import { dnsAccess, foreignZoneProject, grantedRoles, projectAccess, secretIds } from "./google-access";

/** Put before the names of everything that belongs to the pipelines' identities. */
const PREFIX = "packagecloud-ci";
const TITLE = "packagecloud CI";

export interface AwsAccount {
  readonly id: string;
  readonly provider: IamOpenidConnectProvider;
}

/** Who the pipelines are where one environment lives, and what they need to be told of it. */
export class EnvironmentIdentities extends Construct {
  constructor(
    scope: Construct,
    environment: Environment,
    poolId: string,
    { gitlab }: CiIdentity,
    account: AwsAccount,
  ) {
    super(scope, environment.name);
    const secrets = secretIds(environment);
    const google = new GoogleIdentities(this, "google", {
      project: environment.google.project,
      poolId,
      gitlab,
      prefix: PREFIX,
      title: TITLE,
      permissions: projectAccess(environment),
      databaseInstance: environment.database.instanceName,
      secrets: secrets.all,
      writtenSecrets: secrets.written,
      grantableRoles: grantedRoles(environment),
    });
    this.addForeignZone(environment, google);
    const aws = new AwsIdentities(this, "aws", {
      prefix: PREFIX,
      suffix: environment.name,
      path: `/${PREFIX}/`,
      accountId: account.id,
      gitlab,
      provider: account.provider,
      arns: awsArns(environment, account.id),
    });
    const provider = google.federation.provider.name;
    this.addVariables(environment.name, {
      plan: variables(provider, google.plan.email, aws.plan.arn),
      deploy: variables(provider, google.deploy.email, aws.deploy.arn),
    });
  }

  /** The host name's zone may belong to a project of its own. */
  private addForeignZone(environment: Environment, { plan, deploy }: GoogleIdentities): void {
    const project = foreignZoneProject(environment);
    if (project === undefined) return;
    const suffix = environment.name.replaceAll("-", "_");
    for (const [word, permissions, members] of [
      ["plan", dnsAccess.read, { plan: plan.member, deploy: deploy.member }],
      ["deploy", dnsAccess.write, { deploy: deploy.member }],
    ] as const) {
      new GoogleRole(this, `zone-${word}`, {
        project,
        roleId: `${PREFIX.replaceAll("-", "_")}_dns_${word}_${suffix}`,
        title: `${TITLE}: ${word}, DNS`,
        description: `What Terraform needs for the host name of ${environment.name}`,
        permissions,
        members,
      });
    }
  }

  /** What `.gitlab-ci.yml` says who it is with; none of it is secret. */
  private addVariables(environment: string, value: Readonly<Record<string, unknown>>): void {
    const name = `ci_variables_${environment.replaceAll("-", "_")}`;
    new TerraformOutput(this, "variables", {
      description: `Variables of the jobs that plan and deploy ${environment}`,
      value,
    }).overrideLogicalId(name);
  }
}

function variables(provider: string, account: string, role: string) {
  return { INFRA_GOOGLE_PROVIDER: provider, INFRA_GOOGLE_ACCOUNT: account, INFRA_AWS_ROLE: role };
}
