import { compare } from "../../src/compare/compare";
import { formatPath } from "../../src/path";
import { type ListKind, listKind } from "../../src/schema/sets";
import type { Value } from "../../src/value";

/** Everything found between two values of a type's attributes, one line each. */
function differences(type: string, before: Value, after: Value): readonly string[] {
  const options = { listKind: (path: Parameters<typeof listKind>[1]): ListKind => listKind(type, path) };
  const { deltas, hidden } = compare(before, after, options);
  return [...deltas, ...hidden.items].map(({ kind, path }) => `${kind} ${formatPath(path)}`);
}

const inDocument = (before: Value, after: Value, attribute = "doc", indent = 0) =>
  differences(
    "x_thing",
    { [attribute]: JSON.stringify(before) },
    { [attribute]: JSON.stringify(after, undefined, indent) },
  );

const named = (...names: readonly string[]) => names.map((name) => ({ name, port: name.length }));

describe("the order of a list", () => {
  test("is a change where the schema says list, and noise where it says set", () => {
    expect(differences("cloudflare_ruleset", { rules: named("a", "b") }, { rules: named("b", "a") })).toEqual(
      ["order rules"],
    );
    expect(
      differences(
        "aws_vpc_dhcp_options",
        { domain_name_servers: ["a", "b"] },
        { domain_name_servers: ["b", "a"] },
      ),
    ).toEqual(["order domain_name_servers"]);
    expect(differences("github_repository", { topics: ["a", "b"] }, { topics: ["b", "a"] })).toEqual([
      "reordered topics",
    ]);
    expect(
      differences(
        "azurerm_network_security_group",
        { security_rule: named("a", "b") },
        { security_rule: named("b", "a") },
      ),
    ).toEqual(["reordered security_rule"]);
  });

  test("stays a change when an element changes, too, and when one comes", () => {
    expect(
      differences(
        "cloudflare_ruleset",
        { rules: named("a", "b") },
        { rules: [{ name: "b", port: 9 }, ...named("a", "c")] },
      ),
    ).toEqual(["changed rules[name=b].port", "added rules[name=c]", "order rules"]);
  });

  test("of a provider without a schema is a change when elements that stay the same change places: sets are sorted", () => {
    expect(
      differences("helm_release", { values: ["a: 1\n", "b: 2\n"] }, { values: ["b: 2\n", "a: 1\n"] }),
    ).toEqual(["order values"]);
    // A set of objects is sorted by content, so that an element that changes may move.
    expect(
      differences(
        "x_thing",
        { s: named("a", "b", "c") },
        { s: [...named("b", "c"), { name: "a", port: 9 }] },
      ),
    ).toEqual(["changed s[name=a].port", "reordered s"]);
  });

  test("is noise to a caller that does not ask for it", () => {
    expect(compare({ l: ["a", "b"] }, { l: ["b", "a"] }).deltas).toEqual([]);
  });
});

describe("the order of a list in a document", () => {
  test("is a change", () => {
    const choices = (...sums: readonly number[]): Value => ({
      States: {
        C: { Choices: sums.map((NumericGreaterThan) => ({ Variable: "$.sum", NumericGreaterThan })) },
      },
    });
    expect(inDocument(choices(1000, 0), choices(0, 1000))).toEqual(["order doc.States.C.Choices"]);
    const commands = (...names: readonly string[]) =>
      `build:\n  commands:\n${names.map((name) => `    - ${name}\n`).join("")}`;
    expect(
      differences(
        "aws_codebuild_project",
        { spec: commands("test", "publish") },
        { spec: commands("publish", "test") },
      ),
    ).toEqual(["order spec.build.commands"]);
  });

  test.each<[string, Value, Value, string]>([
    [
      "IAM policies",
      {
        Statement: [
          { Effect: "Allow", Sid: "A", Action: ["a", "b"] },
          { Effect: "Deny", Sid: "B", Action: "c" },
        ],
      },
      {
        Statement: [
          { Effect: "Deny", Sid: "B", Action: "c" },
          { Effect: "Allow", Sid: "A", Action: ["b", "a"] },
        ],
      },
      "policy",
    ],
    [
      "bindings of Google",
      {
        bindings: [
          { role: "r", members: ["a", "b"] },
          { role: "s", members: ["c"] },
        ],
      },
      {
        bindings: [
          { role: "s", members: ["c"] },
          { role: "r", members: ["b", "a"] },
        ],
      },
      "policy_data",
    ],
    ["filters of events", { source: ["a", "b"] }, { source: ["b", "a"] }, "event_pattern"],
    [
      "variables of a container",
      [{ name: "a", environment: named("X", "Y") }],
      [{ name: "a", environment: named("Y", "X") }],
      "container_definitions",
    ],
    [
      "rules of a cluster role",
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        rules: [{ verbs: ["get", "list"] }],
      },
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        rules: [{ verbs: ["list", "get"] }],
      },
      "yaml_body",
    ],
    [
      "rules with numbers of their own",
      {
        rules: [
          { rulePriority: 1, a: 1 },
          { rulePriority: 2, a: 2 },
        ],
      },
      {
        rules: [
          { rulePriority: 2, a: 2 },
          { rulePriority: 1, a: 1 },
        ],
      },
      "policy",
    ],
  ])("is noise in %s", (_what, before, after, attribute) => {
    const all = inDocument(before, after, attribute);
    expect(all.length).toBeGreaterThan(0);
    expect(all.every((line) => line.startsWith("reordered"))).toBe(true);
  });

  test.each<[string, Value, Value, string]>([
    [
      "a numeric range of a filter",
      { n: [{ numeric: [">", 0] }] },
      { n: [{ numeric: [0, ">"] }] },
      "filter_policy",
    ],
    [
      "name servers of a container",
      [{ name: "a", dnsServers: ["1", "2"] }],
      [{ name: "a", dnsServers: ["2", "1"] }],
      "container_definitions",
    ],
    ["rules without numbers", { rules: [{ a: 1 }, { a: 2 }] }, { rules: [{ a: 2 }, { a: 1 }] }, "policy"],
  ])("is a change in %s", (_what, before, after, attribute) => {
    expect(inDocument(before, after, attribute).some((line) => line.startsWith("order "))).toBe(true);
  });
});

describe("an empty text", () => {
  test("added to a map, or as an element of a list, is a change", () => {
    expect(
      differences("x_thing", { env: [{ vars: { A: "1" } }] }, { env: [{ vars: { A: "1", B: "" } }] }),
    ).toEqual(["added env[0].vars.B"]);
    expect(
      differences("x_thing", { env: [{ vars: { A: "1", B: "" } }] }, { env: [{ vars: { A: "1" } }] }),
    ).toEqual(["removed env[0].vars.B"]);
    expect(differences("x_thing", { list: [] }, { list: [""] })).toEqual(["added list[0]"]);
    expect(differences("x_thing", { list: ["a", null] }, { list: ["a"] })).toEqual(["removed list[1]"]);
  });

  test("in place of null, or as an attribute of the resource, is noise", () => {
    expect(differences("x_thing", { env: [{ note: null }] }, { env: [{ note: "" }] })).toEqual([
      "empty env[0].note",
    ]);
    expect(differences("x_thing", {}, { note: "" })).toEqual(["empty note"]);
  });
});
