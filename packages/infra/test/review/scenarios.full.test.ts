import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reviewReport } from "@infra-tools/plan-review/report";
import type { Counts, ReviewedPlan } from "@infra-tools/plan-review/review";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { inPool } from "./scenarios/pool";
import { type Bench, CANARY, createBench, type PlannedScenario } from "./scenarios/run";
import type { Scenario } from "./scenarios/scenario";
import { SCENARIOS } from "./scenarios/scenarios";

/** Rendered reports; `UPDATE_GOLDEN=1` writes them anew. */
const GOLDEN = join(__dirname, "golden");
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

/** Terraform and the providers it talks to keep two cores busy. */
const AT_ONCE = 2;

jest.setTimeout(400_000);

let bench: Bench;
let planned: ReadonlyMap<Scenario, Promise<PlannedScenario>>;

beforeAll(() => {
  bench = createBench();
  planned = inPool(SCENARIOS, AT_ONCE, (scenario) => bench.plan(scenario));
});

afterAll(async () => {
  await Promise.allSettled(planned.values());
  bench.remove();
});

describe("what the review says about a change to our stacks, planned by the real Terraform", () => {
  describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))("%s", (_, scenario) => {
    it("finds what a careful engineer expects, and nothing else", async () => {
      const { plan, findings } = await reviewed(scenario);
      const construct = new Map(plan.changes.map(({ address, constructPath }) => [address, constructPath]));
      const result = findings.map(
        ({ severity, rule, address }) => `${severity} ${rule} at ${construct.get(address) ?? address}`,
      );
      expect(result.sort()).toEqual([...scenario.findings].sort());
    });

    it("counts what Terraform counts", async () => {
      const { counts } = await reviewed(scenario);
      expect(counts).toEqual({ ...NOTHING, ...scenario.counts });
      const { text, errors } = await result(scenario);
      expect(errors.length > 0).toBe(scenario.refused === true);
      if (scenario.refused !== true) expect(ownCounts(text)).toEqual(numbers(counts));
    });

    it("reads like its golden report", async () => {
      const { review } = await result(scenario);
      const report = renderMarkdown(reviewReport(review), { budget: 60_000 });
      const file = join(GOLDEN, `${scenario.name}.md`);
      if (UPDATE) writeFileSync(file, report);
      expect(report).toBe(readFileSync(file, "utf8"));
      expect(report).not.toContain(CANARY);
    });
  });

  it("has no golden report without a scenario", () => {
    expect(readdirSync(GOLDEN).sort()).toEqual(SCENARIOS.map(({ name }) => `${name}.md`).sort());
  });
});

const NOTHING: Counts = {
  add: 0,
  change: 0,
  destroy: 0,
  replace: 0,
  import: 0,
  forget: 0,
  moved: 0,
  read: 0,
};

function result(scenario: Scenario): Promise<PlannedScenario> {
  const running = planned.get(scenario);
  if (running === undefined) throw new Error(`${scenario.name} was not planned`);
  return running;
}

async function reviewed(scenario: Scenario): Promise<ReviewedPlan> {
  const [only] = (await result(scenario)).review.plans;
  if (only === undefined) throw new Error("there is no plan");
  return only;
}

/** The numbers of Terraform's own line, `Plan: 1 to add, 0 to change, 1 to destroy.` */
function ownCounts(text: string): readonly number[] {
  const line = /^Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy\./m.exec(text);
  return line === null ? [0, 0, 0] : line.slice(1, 4).map(Number);
}

function numbers({ add, change, destroy }: Counts): readonly number[] {
  return [add, change, destroy];
}
