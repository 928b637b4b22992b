import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanJson } from "@infra-tools/terraform-plan/plan-json";
import { sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { planStack, synthesize } from "@infra-tools/terraform-sandbox/stack";
import { environmentNames } from "../../environments";
import type { Benchmark } from "../benchmark";
import { largePlan } from "../large-plan/large-plan";
import { series } from "../series";
import type { Workshop } from "../workshop";

const RESOURCES = 10_000;
const PARSE = "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))";

/** Reviews of a large plan against what reading it costs at the least. */
export const largeReviews: readonly Benchmark[] = (
  ["labels", "mixed", "dangerous", "updates", "creates"] as const
).map((shape) => ({
  name: `review-${shape}`,
  title: `Review of a plan of ${RESOURCES} resources, 50 to 100 MB: ${shape}`,
  run: async (workshop) => {
    const large = join(workshop.folder, `${shape}.json`);
    writeFileSync(large, largePlan(shape, RESOURCES));
    return series(workshop.rounds, [
      { what: "JSON.parse", run: () => workshop.node("-e", PARSE, large) },
      {
        what: "infra review",
        run: () => workshop.infra("review", large),
        target: { timesTheTime: 2, timesTheMemory: 6 },
      },
    ]);
  },
}));

export const ownReview: Benchmark = {
  name: "own-review",
  title: "Review of our own plans, everything created",
  run: async (workshop) => {
    const plans = await ownPlans(workshop);
    const files = plans.map((plan, index) => {
      const file = join(workshop.folder, `plan-${index}.json`);
      writeFileSync(file, JSON.stringify(plan));
      return file;
    });
    return series(workshop.rounds, [
      { what: "JSON.parse of one", run: () => workshop.node("-e", PARSE, files[0] ?? "") },
      {
        what: "infra review of one",
        run: () => workshop.infra("review", files[0] ?? ""),
        target: { seconds: 0.3 },
      },
      { what: `infra review of ${files.length}`, run: () => workshop.infra("review", ...files) },
    ]);
  },
};

/** Plans of each environment from nothing, made in a throw-away sandbox. */
function ownPlans({ terraform, place, root }: Workshop): Promise<readonly PlanJson[]> {
  const options = { folder: place("review"), terraform, providers: sandboxProviders(), env: process.env };
  return withSession(options, async (session) => {
    await synthesize(session, join(root, "dist", "main.js"), environmentNames);
    const plans: PlanJson[] = [];
    for (const environment of environmentNames) plans.push((await planStack(session, environment)).json);
    return plans;
  });
}
