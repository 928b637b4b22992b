import { unorderedLists } from "../../src/compare/unordered";
import type { Path } from "../../src/path";
import type { Value } from "../../src/value";

const isUnordered = (data: Value, path: Path, attribute = "content") => unorderedLists(attribute, data)(path);

describe("policies", () => {
  const statement = { Effect: "Allow", Action: ["a", "b"] };

  test.each<[string, Value]>([
    ["AWS statements in a list", { Statement: [statement] }],
    ["an AWS statement by itself", { Statement: statement }],
    ["Google bindings", { bindings: [{ role: "roles/viewer", members: [] }, { role: "roles/editor" }] }],
    ["no Google binding", { bindings: [] }],
  ])("%s: no list has an order", (_name, data) => {
    expect(isUnordered(data, ["Statement", 0, "Action"])).toBe(true);
    expect(isUnordered(data, ["anything"])).toBe(true);
    expect(isUnordered(data, [])).toBe(true);
  });

  test.each<[string, Value]>([
    ["statements without effects", { Statement: [{ Action: ["a", "b"] }] }],
    ["a text for a statement", { Statement: "Effect" }],
    ["no statement", { Version: "2012-10-17" }],
    ["bindings without roles", { bindings: [{ role: "roles/viewer" }, { members: [] }] }],
    ["bindings that are texts", { bindings: ["role"] }],
    ["bindings that are no list", { bindings: { role: "roles/viewer" } }],
    ["a list", [statement]],
    ["a text", "Statement"],
  ])("%s: lists keep their order", (_name, data) => {
    expect(isUnordered(data, ["Statement", 0, "Action"])).toBe(false);
  });
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
test.each(["event_pattern", "filter_policy", "sns_filter_policy", "pattern"])(
  "values of %s match in any order, but a numeric range is written in one",
  (attribute) => {
    expect(isUnordered({ source: ["a", "b"] }, ["source"], attribute)).toBe(true);
    expect(isUnordered({ size: [] }, ["detail", "size", 0, "numeric"], attribute)).toBe(false);
  },
);

test.each(["patterns", "mypattern", "pattern_set", "filter_policy_scope"])(
  "%s is no such pattern",
  (attribute) => {
    expect(isUnordered({ source: ["a", "b"] }, ["source"], attribute)).toBe(false);
  },
);

describe("container definitions", () => {
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
  test.each([
    [[]],
    [[0, "linuxParameters", "capabilities", "add"]],
    [[0, "linuxParameters", "capabilities", "drop"]],
    [[0, "linuxParameters", "devices"]],
    [[0, "dependsOn"]],
    [[0, "environment"]],
    [[0, "extraHosts"]],
    [[0, "mountPoints"]],
    [[0, "portMappings"]],
    [[0, "resourceRequirements"]],
    [[0, "logConfiguration", "secretOptions"]],
    [[0, "secrets"]],
    [[0, "systemControls"]],
    [[0, "ulimits"]],
    [[0, "volumesFrom"]],
  ] satisfies [Path][])("the list at %j has no order", (path) => {
    expect(isUnordered([{ name: "web" }], path, "container_definitions")).toBe(true);
    expect(isUnordered([{ name: "web" }], path)).toBe(false);
  });

  test.each([
    [[0, "command"]],
    [[0, "entryPoint"]],
    [[0, "dnsServers"]],
    [[0, "dnsSearchDomains"]],
    [[0, "environmentFiles"]],
    [[0, "healthCheck", "command"]],
    [[0, "links"]],
  ] satisfies [Path][])("the list at %j has one", (path) => {
    expect(isUnordered([{ name: "web" }], path, "container_definitions")).toBe(false);
  });
});

describe("Kubernetes", () => {
  const object = (kind: string): Value => ({ apiVersion: "v1", kind, metadata: { name: "web" } });

  // https://kubernetes.io/docs/reference/kubernetes-api/
  test.each<[string, readonly string[]]>([
    ["ClusterRole", ["rules", "apiGroups", "resources", "resourceNames", "verbs", "nonResourceURLs"]],
    ["Role", ["rules", "apiGroups", "resources", "resourceNames", "verbs"]],
    ["ClusterRoleBinding", ["subjects"]],
    ["RoleBinding", ["subjects"]],
    ["NetworkPolicy", ["ingress", "egress", "from", "to", "ports", "policyTypes", "except", "values"]],
    ["Service", ["ports", "loadBalancerSourceRanges", "externalIPs"]],
  ])("lists of a %s that only add up have no order", (kind, names) => {
    for (const name of names) expect([name, isUnordered(object(kind), ["spec", name])]).toEqual([name, true]);
    expect(isUnordered(object(kind), ["spec", "command"])).toBe(false);
    expect(isUnordered({ ...Object(object(kind)), apiVersion: 1 }, ["spec", names[0] ?? ""])).toBe(false);
  });

  test("lists of a Deployment keep their order: init containers run in it", () => {
    expect(isUnordered(object("Deployment"), ["spec", "template", "spec", "initContainers"])).toBe(false);
    expect(isUnordered({ apiVersion: "v1", kind: ["Service"] }, ["spec", "ports"])).toBe(false);
  });

  test("the documents of one text are objects in no order, and what is in them keeps its own", () => {
    const documents = [object("Deployment"), object("Service")];
    expect(isUnordered(documents, [])).toBe(true);
    expect(isUnordered(documents, [0, "spec", "args"])).toBe(false);
    expect(isUnordered([object("Deployment"), { name: "values" }], [])).toBe(false);
  });
});

// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1
test.each(["allOf", "anyOf", "oneOf", "required"])("%s of a schema has no order", (name) => {
  expect(isUnordered({ type: "object" }, ["properties", "size", name])).toBe(true);
  expect(isUnordered({ type: "object" }, ["properties", "size", "prefixItems"])).toBe(false);
});

describe("rules with priorities of their own", () => {
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
  test.each(["rulePriority", "priority"])("by %s: the list has no order, but lists in it have", (key) => {
    const data = { rules: [{ [key]: 2 }, { [key]: 1 }] };
    expect(isUnordered(data, ["rules"])).toBe(true);
    expect(isUnordered(data, ["rules", 0, "rules"])).toBe(false);
    expect(isUnordered(data, ["other"])).toBe(false);
  });

  test.each<[string, Value]>([
    ["the same number twice", [{ priority: 1 }, { priority: 1 }]],
    ["one without a number", [{ priority: 1 }, { name: "last" }]],
    ["a text for a number", [{ priority: "1" }, { priority: "2" }]],
    ["an element that is no rule", [{ priority: 1 }, "deny"]],
    ["no rule at all", []],
    ["no list", { priority: 1 }],
  ])("%s: the order decides", (_name, rules) => {
    expect(isUnordered({ rules }, ["rules"])).toBe(false);
  });
});
