import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument } from "../iam/policy-document";

export interface ReplicationRoleProps {
  readonly name: string;
  readonly path: string;
  readonly sourceArn: string;
  readonly replicaArn: string;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/**
 * The role that S3 takes on to replicate, with what one-way replication needs. `s3:ReplicateDelete` is not among it:
 * deletions stay in the source, because the replica is the backup.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export class ReplicationRole extends Construct {
  readonly role: IamRole;
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ReplicationRoleProps) {
    super(scope, id);
    this.role = new IamRole(this, "role", {
      name: props.name,
      path: props.path,
      description: "S3 takes on this role to replicate objects into the backup bucket",
      assumeRolePolicy: policyDocument([
        {
          sid: "S3Replicates",
          principals: { services: ["s3.amazonaws.com"] },
          actions: ["sts:AssumeRole"],
        },
      ]),
      tags: props.tags,
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "replication",
      role: this.role.name,
      policy: policyDocument([
        {
          sid: "ReadSource",
          actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
          resources: [props.sourceArn],
        },
        {
          sid: "ReadSourceVersions",
          actions: [
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionTagging",
          ],
          resources: [`${props.sourceArn}/*`],
        },
        {
          sid: "WriteReplicas",
          actions: ["s3:ReplicateObject", "s3:ReplicateTags"],
          resources: [`${props.replicaArn}/*`],
        },
      ]),
    });
  }
}
