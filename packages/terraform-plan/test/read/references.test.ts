import { parseMention } from "../../src/read/references";
import { planFrom, planOf } from "../support/plans";

describe("references", () => {
  test("name who refers to what, with the attribute, once for each mention", () => {
    const { references } = planOf("own/chain/plan.json");
    expect(references.get("terraform_data.middle")).toEqual([
      {
        from: "terraform_data.middle",
        path: ["triggers_replace"],
        to: "terraform_data.root",
        attribute: "id",
      },
    ]);
  });

  test("lead into modules by variables and out of them by outputs", () => {
    const { references } = planOf("own/chain/plan.json");
    expect(references.get("module.inner.var.handed")?.map((one) => one.to)).toEqual(["terraform_data.root"]);
    expect(references.get("module.inner.terraform_data.inside")?.map((one) => one.to)).toEqual([
      "module.inner.var.handed",
    ]);
    expect(references.get("module.inner.made")?.map((one) => one.to)).toEqual([
      "module.inner.terraform_data.inside",
    ]);
    expect(references.get("terraform_data.after_module")?.map((one) => one.to)).toEqual([
      "module.inner.made",
    ]);
    expect(references.get("output.root")?.map((one) => one.to)).toEqual(["terraform_data.root"]);
  });

  test("are found in blocks, repetition and depends_on", () => {
    const { references } = planFrom({
      configuration: {
        root_module: {
          resources: [
            {
              address: "x_y.z",
              expressions: {
                settings: [{ ip: [{ network: { references: ["x_net.n[0].id", "x_net.n[0]", "x_net.n"] } }] }],
                single: { inner: { references: ["data.x_d.d.name", "data.x_d.d"] } },
                fixed: { constant_value: { references: ["not.one"] } },
              },
              count_expression: { references: ["var.n", "each.key", "path.module"] },
              depends_on: ["x_other.o"],
            },
          ],
        },
      },
    });
    expect(
      references.get("x_y.z")?.map(({ path, to, attribute }) => [path.join("."), to, attribute]),
    ).toEqual([
      ["settings.0.ip.0.network", "x_net.n", "id"],
      ["single.inner", "data.x_d.d", "name"],
      ["count", "var.n", undefined],
      ["depends_on", "x_other.o", undefined],
    ]);
  });

  test.each([
    ["aws_x.y", "aws_x.y", undefined],
    ['aws_x.y["a.b[0]"].settings[0].tier', "aws_x.y", "settings.tier"],
    ["data.aws_x.y[0].id", "data.aws_x.y", "id"],
    ["module.m[0].out.key", "module.m.out", "key"],
    ["local.x", "local.x", undefined],
    ["var.x.y", "var.x", "y"],
  ])("parse %s", (mention, to, attribute) => {
    expect(parseMention(mention)).toEqual({ to, attribute });
  });
});
