import type { Change } from "@infra-tools/terraform-plan/model";
import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { update } from "../checks/plans";
import { set } from "./labelled";

export const OURS = "arn:aws:iam::111122223333";
export const STRANGER = "arn:aws:iam::999988887777";

/** An IAM policy document. */
export const document = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/a" };

/** An identity policy whose one statement becomes another one. */
export const becomes = (before: object, after: object): Change =>
  set(
    "aws_iam_policy",
    { policy: [document({ Effect: "Allow", ...before }), document({ Effect: "Allow", ...after })] },
    { name: "app" },
  );

/** An identity policy that gains a statement. */
export const gains = (statement: object): Change =>
  set(
    "aws_iam_user_policy",
    { policy: [document(READ), document(READ, { Effect: "Allow", ...statement })] },
    { user: "app" },
  );

/** A resource's policy whose one statement becomes another one. */
export const shares = (type: string, before: object, after: object, attribute = "policy"): Change =>
  set(type, {
    [attribute]: [document({ Effect: "Allow", ...before }), document({ Effect: "Allow", ...after })],
  });

/** A role whose trust becomes another one. */
export const trust = (before: object, after: object): Change =>
  set(
    "aws_iam_role",
    {
      assume_role_policy: [
        document({ Effect: "Allow", Action: "sts:AssumeRole", ...before }),
        document({ Effect: "Allow", Action: "sts:AssumeRole", ...after }),
      ],
    },
    { name: "app" },
  );

/** A Kubernetes role whose rules become others. */
export const roleRules = (
  before: ValueObject[],
  after: ValueObject[],
  type = "kubernetes_cluster_role_v1",
): Change => set(type, { rule: [before, after] }, { metadata: [{ name: "app" }] });

/** A manifest that becomes another one. */
export const manifest = (before: ValueObject, after: ValueObject): Change =>
  update("kubernetes_manifest", { manifest: before }, { manifest: after });

/** A cluster role as a manifest. */
export const clusterRole = (rules: Value): ValueObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRole",
  metadata: { name: "app" },
  rules,
});

export const ECR = { Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] };
