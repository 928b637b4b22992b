import { join } from "node:path";
import type { Host } from "@infra-tools/gitlab-pipeline/host";
import { digestOf, readAcceptances, type StackReview } from "@infra-tools/gitlab-pipeline/plan/review-stack";
import { loadReviewConfig } from "@infra-tools/plan-review/config";
import { reviewPlans } from "@infra-tools/plan-review/review";
import { readRevision } from "@infra-tools/plan-review/revision";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { sandboxProviders } from "@infra-tools/terraform-sandbox/session";
import { preview } from "../preview/preview";

/**
 * Previews a merge request without credentials: the base is applied in a throw-away sandbox, and this revision
 * planned on it. It says what the code does, not what the real cloud has become since.
 */
export async function previewStack(
  host: Host,
  environment: string,
  commits: { readonly base: string; readonly head: string },
  sources: string,
): Promise<Omit<StackReview, "planFile">> {
  const { root, env, signal, progress } = host;
  const previewed = await preview({
    root,
    app: join(root, "dist", "main.js"),
    environments: [environment],
    base: commits.base,
    sources,
    terraform: await findTerraform(env),
    providers: sandboxProviders(),
    env,
    signal,
    progress,
  });
  const lifecycles = new Map(previewed.environments.map((each) => [each.environment, each.lifecycles]));
  const review = reviewPlans(
    previewed.environments.map(({ plan }) => plan),
    {
      acceptances: await readAcceptances(host, commits),
      config: await loadReviewConfig(root),
      revision: await readRevision(root, { ...commits, env }),
      lifecycles,
    },
  );
  const [reviewed] = review.plans;
  if (reviewed === undefined) throw new Error("one environment makes one plan");
  return { review, reviewed, ...digestOf(reviewed) };
}
