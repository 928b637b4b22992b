import { join } from "node:path";
import { preview } from "../../preview/preview";
import { reviewPlans } from "../../review/review";
import { sandboxProviders } from "../../sandbox/session/providers";
import { findTerraform } from "../../shared/terraform/find";
import type { Host } from "../host";
import { digestOf, readAcceptances, readConfig, type StackReview } from "./review-stack";

/**
 * What a merge request changes, without any credentials: the base is applied in a throw-away sandbox, and this revision
 * planned on it. It says what the code does, not what the real cloud has become since.
 */
export async function previewStack(
  host: Host,
  environment: string,
  commits: { readonly base: string; readonly head: string },
  sources: string,
): Promise<Omit<StackReview, "planFile">> {
  const { root, env, signal, progress } = host;
  const seen = await preview({
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
  const lifecycles = new Map(seen.environments.map((each) => [each.environment, each.lifecycles]));
  const review = reviewPlans(
    seen.environments.map(({ plan }) => plan),
    {
      acceptances: await readAcceptances(host, commits),
      config: readConfig(root),
      lifecycles: (label) => lifecycles.get(label),
    },
  );
  const [reviewed] = review.plans;
  if (reviewed === undefined) throw new Error("one environment makes one plan");
  return { review, reviewed, ...digestOf(reviewed) };
}
