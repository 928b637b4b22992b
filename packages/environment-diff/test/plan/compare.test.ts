import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { recordingContext } from "../../../runtime/test/support/context";
import { compareFiles } from "../../src/commands/compare";
import type { stateJson } from "../../src/report/state-report";

type Result = ReturnType<typeof stateJson>;

async function compared(a: string, b: string, cwd = __dirname) {
  const context = recordingContext({ cwd });
  const { code, result } = await compareFiles(context, { a, b }, {});
  const json: Result = JSON.parse(JSON.stringify(result));
  return { code, json, printed: context.printed.join("\n") };
}

/** Plans of one project with other variables, made by Terraform 1.11.4 (`terraform show -json`, changes left out). */
describe("two plans", () => {
  it("have each difference with the variables that the configuration refers to", async () => {
    const { code, json } = await compared("pre.plan.json", "ops.plan.json");
    const causes = json.differences.flatMap(({ address, cause, attributes }) => [
      ...(cause === undefined ? [] : [[address, cause.variables, cause.unresolved]]),
      ...attributes.map((each) => [
        `${address} ${each.attribute}`,
        each.cause?.variables,
        each.cause?.unresolved,
      ]),
    ]);
    expect(code).toBe(EXIT.changes);
    expect(Object.fromEntries(causes.map(([place, ...rest]) => [String(place), rest]))).toEqual({
      "terraform_data.after triggers_replace[0]": [["password", "size"], ["local.label"]],
      "terraform_data.disk input.password": [["password"], []],
      "terraform_data.disk input.size": [["size"], []],
      "module.cache.terraform_data.cache input.memory": [["size"], ["local.label"]],
      "output.memory value": [["size"], ["local.label"]],
      "terraform_data.standby[0]": [["standby"], []],
      'terraform_data.zone["b"]': [["zones"], []],
    });
    // The variable environment holds a name, and differs in that alone.
    expect(json.variables.map(({ name }) => name)).toEqual(["password", "size", "standby", "zones"]);
    expect(json.compared).toBe(7);
  });

  it("keep a sensitive variable and its copies hidden, and say what cannot be known", async () => {
    const { json, printed } = await compared("pre.plan.json", "ops.plan.json");
    expect(`${JSON.stringify(json)}${printed}`).not.toContain("hunter2");
    expect(printed).toContain("Variables that differ");
    expect(printed).toContain("terraform_data.standby[0] by var.standby");
    expect(printed.replaceAll(/\s+/g, " ")).toContain("A plan does not say what locals");
  });

  it("do not differ from themselves", async () => {
    expect((await compared("pre.plan.json", "pre.plan.json")).code).toBe(EXIT.ok);
  });
});

describe("files and folders", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "compare-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string, content: unknown): void {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }

  const state = (size: number) => ({
    format_version: "1.0",
    values: { root_module: { resources: [{ address: "terraform_data.x", values: { size } }] } },
  });
  const stack = (size: number) => ({ resource: { toy: { disk: { size } } } });

  it("compare a plan with a state, and say that a state gives no causes", async () => {
    write("live.json", state(1));
    write("next.plan.json", { format_version: "1.2", planned_values: state(2).values, configuration: {} });
    const { code, json, printed } = await compared("live.json", "next.plan.json", folder);
    expect(code).toBe(EXIT.changes);
    expect(json.differences).toEqual([
      {
        address: "terraform_data.x",
        kind: "changed",
        attributes: [{ attribute: "size", a: 1, b: 2 }],
      },
    ]);
    expect(printed.replaceAll(/\s+/g, " ")).toContain(
      "A state holds no configuration, so no cause can be found",
    );
  });

  it("compare no variables of a plan with a state, and say what is known after the apply only", async () => {
    const values = (size: object) => ({
      root_module: { resources: [{ address: "terraform_data.x", values: { name: "x", ...size } }] },
    });
    write("live/x.json", { format_version: "1.0", values: values({ id: "1", size: [{ gb: 1, iops: 3 }] }) });
    write("next/x.json", {
      format_version: "1.2",
      planned_values: { ...values({ size: [{ gb: 1 }] }), outputs: { id: { sensitive: false } } },
      variables: { size: { value: 1 } },
      resource_changes: [
        { address: "terraform_data.x", change: { after_unknown: { id: true, size: [{ iops: true }] } } },
      ],
      output_changes: { id: { after_unknown: true } },
      configuration: {},
    });
    const { code, json, printed } = await compared("live/x.json", "next/x.json", folder);
    expect(json).toMatchObject({ knownAfterApply: 2, variables: [] });
    expect(json.differences).toEqual([{ address: "output.id", kind: "only-b", attributes: [] }]);
    expect(code).toBe(EXIT.changes);
    expect(printed).toContain("2 attributes are known after an apply only on one side, and not compared.");
    // Both files have one name, so their paths tell the sides apart.
    expect(printed).toContain("live/x.json and next/x.json");
  });

  it("compare numbers of the command line, which a plan writes as texts, with what they became", async () => {
    const plan = (size: number) => ({
      format_version: "1.2",
      planned_values: {
        root_module: { resources: [{ address: "toy.disk", values: { input: { size, zone: `z${size}` } } }] },
      },
      variables: { size: { value: String(size) }, zone: { value: `z${size}` } },
      configuration: {
        root_module: {
          resources: [
            { address: "toy.disk", expressions: { input: { references: ["var.size", "var.zone"] } } },
          ],
        },
      },
    });
    write("a.json", plan(1));
    write("b.json", plan(2));
    const { json } = await compared("a.json", "b.json", folder);
    const attributes = json.differences.flatMap((each) => each.attributes);
    expect(attributes.map(({ attribute, cause }) => [attribute, cause?.variables])).toEqual([
      ["input.size", ["size"]],
      ["input.zone", ["zone"]],
    ]);
  });

  it("compare all configurations of two folders", async () => {
    write("a/one.tf.json", stack(1));
    write("a/two.tf.json", { output: { same: { value: 1 } } });
    write("b/all.tf.json", { ...stack(2), output: { same: { value: 1 } } });
    const { json } = await compared("a", "b", folder);
    expect(json.differences.map(({ address }) => address)).toEqual(["toy.disk"]);
    expect(json.compared).toBe(2);
  });

  it("compare the stacks of two outputs of cdktf, each with the one of its name", async () => {
    for (const [out, size] of [
      ["a", 1],
      ["b", 2],
    ] as const) {
      write(`${out}/stacks/net/cdk.tf.json`, stack(1));
      write(`${out}/stacks/app/cdk.tf.json`, stack(size));
    }
    const { json } = await compared("a", "b", folder);
    expect(json.differences.map(({ address }) => address)).toEqual(["app: toy.disk"]);
  });

  it("refuse a folder of HCL and one without a configuration", async () => {
    write("hcl/main.tf", "");
    write("none/readme.md", "");
    await expect(compared("hcl", "none", folder)).rejects.toThrow("hcl: main.tf: is written in HCL");
    await expect(compared("none", "none", folder)).rejects.toThrow("without a configuration in JSON");
  });
});
