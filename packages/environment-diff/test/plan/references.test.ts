import type { Json } from "@infra-tools/terraform-plan/value";
import { type Origin, readPlanConfiguration } from "../../src/plan/references";

function refers(...references: readonly string[]): Json {
  return { references };
}

/** The form of `configuration` is Terraform's: https://developer.hashicorp.com/terraform/internals/json-format */
const CONFIGURATION: Json = {
  root_module: {
    outputs: { all: { expression: refers("module.net") } },
    resources: [
      {
        address: "aws_elb.web",
        expressions: {
          name: refers("var.name"),
          zone: { constant_value: "a" },
          listener: [{ port: refers("var.port") }, { port: { constant_value: 80 } }],
          owner: refers("data.aws_user.me.name", "data.aws_user.me"),
          dns: refers("aws_elb.other.dns_name", "aws_elb.other"),
          label: refers("local.label", "terraform.workspace", "path.module"),
        },
      },
      { address: "aws_elb.other", expressions: { name: refers("aws_elb.web.name", "aws_elb.web") } },
      {
        address: "data.aws_user.me",
        expressions: { name: refers("var.team.name", "var.team") },
        count_expression: refers("var.on"),
      },
      { address: "aws_elb.loop", expressions: { name: refers("aws_elb.loop.name", "aws_elb.loop") } },
    ],
    module_calls: {
      net: {
        expressions: { cidr: refers("each.value", "var.base") },
        for_each_expression: refers("var.nets"),
        module: {
          outputs: { id: { expression: refers("aws_vpc.it.id", "aws_vpc.it", "var.cidr") } },
          resources: [
            {
              address: "aws_vpc.it",
              expressions: { cidr: refers("var.cidr"), index: refers("count.index") },
              count_expression: refers("local.many"),
            },
          ],
        },
      },
    },
  },
};

const { ofAttribute, ofPresence } = readPlanConfiguration(CONFIGURATION);

function words({ variables, unresolved, isConfigured }: Origin): readonly string[] {
  if (!isConfigured) return ["not configured"];
  return [...[...variables].map((name) => `var.${name}`), ...unresolved].sort();
}

describe("what an attribute is made of", () => {
  it.each<[string, string, readonly (string | number)[], readonly string[]]>([
    ["a variable", "aws_elb.web", ["name"], ["var.name"]],
    ["nothing but text", "aws_elb.web", ["zone"], []],
    ["a variable in a nested block", "aws_elb.web", ["listener", 0, "port"], ["var.port"]],
    ["a member of a variable, through a data source", "aws_elb.web", ["owner"], ["var.team"]],
    ["an attribute that a provider computes", "aws_elb.web", ["dns"], ["aws_elb.other.dns_name"]],
    ["a local and the workspace", "aws_elb.web", ["label"], ["local.label", "terraform.workspace"]],
    ["a variable, through another resource", "aws_elb.other", ["name"], ["var.name"]],
    ["itself, which ends", "aws_elb.loop", ["name"], []],
    ["what its module is called with", 'module.net["a"].aws_vpc.it[0]', ["cidr"], ["var.base", "var.nets"]],
    ["a module's count", 'module.net["a"].aws_vpc.it[0]', ["index"], ["module.net.local.many"]],
    [
      "all outputs of a module",
      "output.all",
      ["value"],
      ["module.net.aws_vpc.it.id", "var.base", "var.nets"],
    ],
    ["nothing that is configured", "aws_elb.web", ["arn"], ["not configured"]],
    ["no object of the configuration", "aws_elb.none", ["name"], ["not configured"]],
  ])("is %s", (_, address, path, expected) => {
    expect(words(ofAttribute(address, path))).toEqual(expected);
  });
});

it("says what decides how many there are of an object, in modules too", () => {
  expect(words(ofPresence("data.aws_user.me[0]"))).toEqual(["var.on"]);
  expect(words(ofPresence('module.net["a"].aws_vpc.it[0]'))).toEqual(["module.net.local.many", "var.nets"]);
  expect(words(ofPresence("aws_elb.web"))).toEqual([]);
});

it("finds nothing in a plan whose configuration is missing", () => {
  expect(words(readPlanConfiguration(undefined).ofAttribute("aws_elb.web", ["name"]))).toEqual([
    "not configured",
  ]);
});
