import type { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { AwsIdentities } from "../../constructs/ci-identity/aws-identities";
import { GoogleIdentities } from "../../constructs/ci-identity/google-identities";
import { GoogleRole } from "../../constructs/ci-identity/google-role";
import type { CiIdentity } from "../../environments/ci-identity-settings";
import type { Environment } from "../../environments/environment";
import { awsArns } from "./aws-arns";
import { dnsAccess, foreignZoneProject, grantableRoles, projectAccess, secretIds } from "./google-access";

/** Put before the names of everything that belongs to the pipelines' identities. */
const PREFIX = "packagecloud-ci";
const TITLE = "packagecloud CI";

export interface AwsAccount {
  readonly id: string;
  readonly provider: IamOpenidConnectProvider;
}

/** Identities of the pipelines in one environment, and the variables that jobs need of it. */
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
      grantableRoles: grantableRoles(environment),
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
      GOOGLE_PROVIDER: provider,
      GOOGLE_PLAN_ACCOUNT: google.plan.email,
      GOOGLE_DEPLOY_ACCOUNT: google.deploy.email,
      AWS_PLAN_ROLE: aws.plan.arn,
      AWS_DEPLOY_ROLE: aws.deploy.arn,
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

  /** The project's variables that `.gitlab-ci.yml` takes for this environment; none of them is secret. */
  private addVariables(environment: string, values: Readonly<Record<string, string>>): void {
    const word = environment.replaceAll("-", "_");
    const named = Object.entries(values).map(([name, value]) => [`${word.toUpperCase()}_${name}`, value]);
    new TerraformOutput(this, "variables", {
      description: `Variables of the GitLab project for the jobs that plan and deploy ${environment}`,
      value: Object.fromEntries(named),
    }).overrideLogicalId(`ci_variables_${word}`);
  }
}
