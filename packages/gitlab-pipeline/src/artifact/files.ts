import { join } from "node:path";

/** Folder, below the checkout, of what jobs hand on as artifacts. */
export const ARTIFACTS = "ci-out";

/** Artifacts of one environment's jobs. */
export function artifactsOf(root: string, environment: string) {
  const folder = join(root, ARTIFACTS, environment);
  return {
    folder,
    /** The saved plan, sealed; only where it is going to be deployed. */
    sealedPlan: join(folder, "plan.sealed"),
    /** The review, secrets hidden, for the job that combines the environments. */
    reviewedPlan: join(folder, "reviewed-plan.json"),
    /** Left in place of a review when a merge request does not change the environment. */
    unaffected: join(folder, "unaffected.json"),
    /** The review as documented data. */
    review: join(folder, "review.json"),
    /** Source lines of constructs, for the job that puts findings beside their lines. */
    sources: join(folder, "sources.json"),
    /** GitLab's Terraform report. */
    widget: join(folder, "widget.json"),
    /** Left-over of a failed apply, sealed: a state that could not be stored, and the lock it held. */
    leftOver: join(folder, "errored.tfstate.sealed"),
    /** Record of a deploy: its progress and its end. */
    attempt: join(folder, "deploy.json"),
  };
}

/** Artifacts of the review of all environments. */
export function reviewArtifacts(root: string) {
  const folder = join(root, ARTIFACTS, "review");
  return {
    folder,
    html: join(folder, "review.html"),
    markdown: join(folder, "review.md"),
    /** GitLab's Terraform report of all plans, where no job of their own writes one. */
    widget: join(folder, "widget.json"),
    /** GitLab's `artifacts:reports:codequality`. */
    codeQuality: join(folder, "codequality.json"),
    /** GitLab's `artifacts:reports:junit`. */
    junit: join(folder, "junit.xml"),
    /** SARIF 2.1.0, for other tools. */
    sarif: join(folder, "review.sarif"),
    /** GitLab's `artifacts:reports:annotations`. */
    annotations: join(folder, "annotations.json"),
    /** Below the checkout, for links. */
    htmlPath: `${ARTIFACTS}/review/review.html`,
  };
}
