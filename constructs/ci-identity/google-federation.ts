import { IamWorkloadIdentityPool } from "@cdktf/provider-google/lib/iam-workload-identity-pool";
import { IamWorkloadIdentityPoolProvider } from "@cdktf/provider-google/lib/iam-workload-identity-pool-provider";
import { Construct } from "constructs";
import type { GitLabProject } from "./gitlab-project";

export interface GoogleFederationProps {
  readonly project: string;
  /** Id of the pool; a deleted pool's id stays taken for 30 days. */
  readonly poolId: string;
  /** The pool's name for people, at most 32 characters. */
  readonly title: string;
  readonly gitlab: GitLabProject;
}

/**
 * Lets Google know the jobs of one GitLab project. Jobs of other projects get no further than the pool's door, whatever
 * is granted behind it.
 *
 * @see https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines
 */
export class GoogleFederation extends Construct {
  readonly provider: IamWorkloadIdentityPoolProvider;
  /** Every job of the project, as an IAM member. */
  readonly anyJob: string;
  /** The jobs that run on the deploy branch while it is protected, as an IAM member. */
  readonly deployJob: string;

  constructor(scope: Construct, id: string, { project, poolId, title, gitlab }: GoogleFederationProps) {
    super(scope, id);
    const pool = new IamWorkloadIdentityPool(this, "pool", {
      project,
      workloadIdentityPoolId: poolId,
      displayName: title,
      description: `Jobs of ${gitlab.path}`.slice(0, 256),
      lifecycle: { preventDestroy: true },
    });
    this.provider = new IamWorkloadIdentityPoolProvider(this, "gitlab", {
      project,
      workloadIdentityPoolId: pool.workloadIdentityPoolId,
      workloadIdentityPoolProviderId: "gitlab",
      displayName: "GitLab",
      attributeMapping: attributeMapping(gitlab),
      attributeCondition: `assertion.project_path == '${gitlab.path}'`,
      // GitLab's documentation asks for the slash here, and for none in the audience.
      oidc: { issuerUri: `${gitlab.url}/`, allowedAudiences: [gitlab.url] },
    });
    const members = `principalSet://iam.googleapis.com/${pool.name}`;
    this.anyJob = `${members}/attribute.project_path/${gitlab.path}`;
    this.deployJob = `${members}/attribute.deploys/${gitlab.path}`;
  }
}

/**
 * Claims that Google keeps of a token. Only claims that every job's token has: Google refuses a token whose mapping fails.
 *
 * The subject, which audit logs show, names the job. GitLab's own `sub` holds the branch's name and so can be longer
 * than the 127 bytes that Google allows.
 */
function attributeMapping(gitlab: GitLabProject): Record<string, string> {
  const onDeployBranch = [
    "assertion.ref_protected == 'true'",
    "assertion.ref_type == 'branch'",
    `assertion.ref == '${gitlab.deployBranch}'`,
  ].join(" && ");
  return {
    "google.subject": "'project:' + assertion.project_id + ':job:' + assertion.job_id",
    "attribute.project_path": "assertion.project_path",
    "attribute.ref": "assertion.ref",
    "attribute.ref_type": "assertion.ref_type",
    "attribute.ref_protected": "assertion.ref_protected",
    // No project's path is without a slash, so "none" is nobody.
    "attribute.deploys": `${onDeployBranch} ? assertion.project_path : 'none'`,
  };
}
