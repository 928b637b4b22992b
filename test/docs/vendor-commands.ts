/** A command of a vendor's program, as far as the pages use it. */
export interface VendorCommand {
  readonly options: readonly string[];
  /** Options without which the program refuses. */
  readonly required?: readonly string[];
  /** Options without a value. */
  readonly flags?: readonly string[];
}

/**
 * Commands and options that the pages for operators use, each read in its vendor's reference: a page may use no other.
 *
 * - gcloud: https://cloud.google.com/sdk/gcloud/reference/<command, with slashes>
 * - aws: https://docs.aws.amazon.com/cli/latest/reference/<service>/<operation>.html
 * - kubectl: https://kubernetes.io/docs/reference/kubectl/generated/
 */
export const VENDOR_COMMANDS: Readonly<Record<string, VendorCommand>> = {
  "gcloud auth application-default login": { options: [] },
  "gcloud compute ssl-certificates create": {
    options: ["--certificate", "--private-key", "--project"],
    required: ["--certificate", "--private-key"],
    flags: ["--global"],
  },
  "gcloud compute ssl-certificates delete": { options: ["--project"], flags: ["--global"] },
  "gcloud compute ssl-certificates list": { options: ["--project", "--format"], flags: ["--global"] },
  "gcloud redis instances describe": {
    options: ["--region", "--project", "--format"],
    required: ["--region"],
  },
  "gcloud redis instances update": {
    options: ["--region", "--project"],
    required: ["--region"],
    flags: ["--enable-auth", "--no-enable-auth"],
  },
  "gcloud secrets versions add": { options: ["--data-file", "--project"], required: ["--data-file"] },
  "gcloud secrets versions list": { options: ["--project", "--limit", "--format"] },
  "gcloud services enable": { options: ["--project"] },
  "gcloud sql backups create": { options: ["--instance", "--project"], required: ["--instance"] },
  "gcloud sql backups list": {
    options: ["--instance", "--project", "--limit", "--sort-by", "--filter", "--format"],
    required: ["--instance"],
  },
  "gcloud sql backups restore": {
    options: ["--restore-instance", "--backup-instance", "--project"],
    required: ["--restore-instance"],
  },
  "gcloud sql instances create": {
    options: [
      "--project",
      "--region",
      "--network",
      "--database-version",
      "--edition",
      "--tier",
      "--storage-size",
    ],
    flags: ["--no-assign-ip"],
  },
  "gcloud sql instances describe": { options: ["--project", "--format"] },
  "gcloud sql instances failover": { options: ["--project"] },
  "gcloud sql instances list": { options: ["--project", "--filter", "--format"] },
  "gcloud sql instances patch": { options: ["--project", "--storage-size"] },
  "gcloud sql instances promote-replica": { options: ["--project"] },
  "gcloud sql operations list": {
    options: ["--instance", "--project", "--limit"],
    required: ["--instance"],
  },
  "aws cloudfront create-invalidation": {
    options: ["--distribution-id", "--paths"],
    required: ["--distribution-id"],
  },
  "aws cloudfront get-distribution-config": { options: ["--id"], required: ["--id"] },
  "aws cloudfront update-distribution": {
    options: ["--id", "--if-match", "--distribution-config"],
    required: ["--id", "--distribution-config"],
  },
  "aws iam create-access-key": { options: ["--user-name", "--output"] },
  "aws iam delete-access-key": {
    options: ["--user-name", "--access-key-id"],
    required: ["--access-key-id"],
  },
  "aws iam detach-user-policy": {
    options: ["--user-name", "--policy-arn"],
    required: ["--user-name", "--policy-arn"],
  },
  "aws iam get-access-key-last-used": { options: ["--access-key-id"], required: ["--access-key-id"] },
  "aws iam list-access-keys": { options: ["--user-name"] },
  "aws iam list-attached-user-policies": { options: ["--user-name"], required: ["--user-name"] },
  "aws iam update-access-key": {
    options: ["--user-name", "--access-key-id", "--status"],
    required: ["--access-key-id", "--status"],
  },
  "aws s3 cp": { options: ["--source-region", "--region"] },
  "aws s3 sync": { options: ["--source-region", "--region"], flags: ["--size-only", "--dryrun"] },
  "aws s3api copy-object": {
    options: ["--region", "--bucket", "--key", "--copy-source"],
    required: ["--bucket", "--key", "--copy-source"],
  },
  "aws s3api delete-object": {
    options: ["--region", "--bucket", "--key", "--version-id"],
    required: ["--bucket", "--key"],
    flags: ["--bypass-governance-retention"],
  },
  "aws s3api list-object-versions": {
    options: ["--region", "--bucket", "--prefix"],
    required: ["--bucket"],
  },
  "aws s3api put-bucket-policy": {
    options: ["--region", "--bucket", "--policy"],
    required: ["--bucket", "--policy"],
  },
  "aws sns list-subscriptions": { options: ["--region"] },
  "aws sts get-caller-identity": { options: ["--query", "--output"] },
  "kubectl create job": { options: ["-n", "--from"] },
  "kubectl delete": { options: ["-n"] },
  "kubectl describe": { options: ["-n"] },
  "kubectl exec": { options: ["-n", "-c"], flags: ["-it"] },
  "kubectl get": {
    options: ["-n", "-l", "-o", "--sort-by", "--field-selector"],
    flags: ["--show-labels"],
  },
  "kubectl logs": { options: ["-n", "-l", "-c", "--tail", "--since"], flags: ["--previous"] },
  "kubectl rollout status": { options: ["-n"] },
  "kubectl rollout undo": { options: ["-n"] },
  "kubectl scale": { options: ["-n", "--replicas"], required: ["--replicas"] },
  "kubectl wait": { options: ["-n", "--for", "--timeout"], required: ["--for"] },
};
