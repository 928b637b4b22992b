import { readExpressions } from "../../src/read/expressions";

/** The form of `configuration` is Terraform's: https://developer.hashicorp.com/terraform/internals/json-format */
const expressions = readExpressions({
  root_module: {
    resources: [
      {
        address: "aws_elb.web",
        expressions: {
          name: { references: ["each.value.name", "each.value", "terraform.workspace"] },
          zone: { constant_value: "a" },
          created: {},
          listener: [{ port: { references: ["var.port"] } }],
        },
        for_each_expression: { references: ["var.webs"] },
        depends_on: ["aws_vpc.it"],
      },
      { address: "aws_vpc.it" },
    ],
    module_calls: {
      net: {
        expressions: { cidr: { references: ["each.key"] } },
        module: { outputs: { id: { expression: { references: ["var.cidr"] } } } },
      },
    },
  },
});

describe("expressions of a configuration", () => {
  it("say what they refer to in the words of their module, constants and calls of functions too", () => {
    expect(expressions.get("aws_elb.web")).toEqual([
      { path: ["name"], scope: "", mentions: ["each.value.name", "terraform.workspace"] },
      { path: ["zone"], scope: "", mentions: [] },
      { path: ["created"], scope: "", mentions: [] },
      { path: ["listener", 0, "port"], scope: "", mentions: ["var.port"] },
      { path: ["for_each"], scope: "", mentions: ["var.webs"] },
      { path: ["depends_on"], scope: "", mentions: ["aws_vpc.it"] },
    ]);
  });

  it("of a module are handed in by the module around it, and come out by its own", () => {
    expect(expressions.get("module.net.var.cidr")).toEqual([{ path: [], scope: "", mentions: ["each.key"] }]);
    expect(expressions.get("module.net.id")).toEqual([
      { path: [], scope: "module.net.", mentions: ["var.cidr"] },
    ]);
  });

  it("are none of a resource that sets nothing, which is there all the same", () => {
    expect(expressions.get("aws_vpc.it")).toEqual([]);
    expect(expressions.has("aws_vpc.other")).toBe(false);
  });
});
