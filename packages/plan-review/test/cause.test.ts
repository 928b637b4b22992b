import type { Change } from "@infra-tools/terraform-plan/model";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { readSynthesized } from "@infra-tools/terraform-plan/synthesized";
import { differencesOf, planFrom, planOf, readText } from "../../terraform-plan/test/support/plans";
import { traceCauses } from "../src/cause";

const chain = planOf("own/chain/plan.json");
const why = traceCauses(chain, differencesOf(chain));

const root = { address: "terraform_data.root", attribute: "triggers_replace", certain: true };

describe("the cause of a replacement", () => {
  test("is the resource itself when its own configuration forces it", () => {
    expect(why.get("terraform_data.root")?.origins).toEqual([]);
  });

  test.each([
    ["through one reference", "terraform_data.middle"],
    ["through several", "terraform_data.leaf[0]"],
    ["in every instance", "terraform_data.leaf[1]"],
    ["into a module", "module.inner.terraform_data.inside"],
    ["into a module and out of it again", "terraform_data.after_module"],
  ])("is found %s", (_, address) => {
    expect(why.get(address)?.origins).toEqual([root]);
  });

  test("is not guessed behind a local value", () => {
    expect(why.get("terraform_data.through_local")?.origins).toEqual([
      { address: "local.root_id", attribute: undefined, certain: false },
    ]);
  });

  test("names every resource that changes only because of it", () => {
    expect(why.get("terraform_data.root")?.followers).toEqual([
      "terraform_data.after_module",
      "terraform_data.follower",
      "terraform_data.leaf[0]",
      "terraform_data.leaf[1]",
      "terraform_data.middle",
      "module.inner.terraform_data.inside",
    ]);
  });

  test("is read from replace_triggered_by where the synthesized stack is at hand", () => {
    const synthesized = readSynthesized({
      resource: {
        terraform_data: { triggered: { lifecycle: { replace_triggered_by: ["terraform_data.trigger"] } } },
      },
    });
    const plan = parsePlan(readText("own/lifecycle/plan.json"), { label: "p", synthesized });
    const traced = traceCauses(plan, differencesOf(plan));
    expect(traced.get("terraform_data.triggered")?.origins).toEqual([
      { address: "terraform_data.trigger", attribute: undefined, certain: true },
    ]);
    expect(traced.get("terraform_data.trigger")?.followers).toEqual(["terraform_data.triggered"]);
  });

  test("is not sought for what was tainted or requested", () => {
    const plan = planOf("own/lifecycle/plan.json");
    const traced = traceCauses(plan, differencesOf(plan));
    expect(traced.get("terraform_data.tainted")).toBeUndefined();
    expect(traced.get("terraform_data.requested")).toBeUndefined();
  });

  test("is found in what real providers planned", () => {
    const plan = planOf("fidelity/changed.plan.json");
    // This file holds no configuration, so there is nothing to trace and nothing is invented.
    expect([...traceCauses(plan, differencesOf(plan))]).toEqual([]);
  });

  test("ends in a circle of references instead of running on", () => {
    const changes: readonly Change[] = chain.changes;
    const circle = {
      ...chain,
      changes,
      references: new Map([
        ["terraform_data.root", [mention("terraform_data.root", "terraform_data.middle")]],
        ["terraform_data.middle", [mention("terraform_data.middle", "terraform_data.root")]],
      ]),
    };
    const traced = traceCauses(circle, differencesOf(circle));
    expect(traced.get("terraform_data.middle")?.origins).toHaveLength(1);
  });
});

function mention(from: string, to: string) {
  return { from, to, path: ["triggers_replace"], attribute: "id" };
}

describe("a cause behind a data source", () => {
  test("is found, for a read that waits for a change passes it on", () => {
    const reading = (expression: string) => ({ expressions: { name: { references: [expression] } } });
    const plan = planFrom({
      resource_changes: [
        {
          address: "x_cluster.c",
          change: {
            actions: ["update"],
            before: { size: 1 },
            after: { size: 2 },
            after_unknown: { endpoint: true },
          },
        },
        {
          address: "data.x_found.d",
          mode: "data",
          change: { actions: ["read"], before: null, after: {}, after_unknown: { id: true, name: true } },
        },
        {
          address: "x_node.n",
          change: {
            actions: ["delete", "create"],
            before: { name: "a" },
            after: {},
            after_unknown: { name: true },
            replace_paths: [["name"]],
          },
        },
      ],
      configuration: {
        root_module: {
          resources: [
            { address: "x_cluster.c", expressions: { size: { constant_value: 2 } } },
            { address: "data.x_found.d", ...reading("x_cluster.c.endpoint") },
            { address: "x_node.n", ...reading("data.x_found.d.id") },
          ],
        },
      },
    });
    const traced = traceCauses(plan, differencesOf(plan));
    const origin = { address: "x_cluster.c", attribute: "endpoint", certain: true };
    expect(traced.get("x_node.n")?.origins).toEqual([origin]);
    expect(traced.get("x_cluster.c")?.followers).toEqual(["x_node.n"]);
  });
});
