import type { Json } from "@infra-tools/terraform-plan/value";
import { attributePath } from "../../src/report/words";
import { readBlocks } from "../../src/stack/blocks";
import { compareStacks } from "../../src/stack/differences";

function block(path: string, body: Record<string, Json>): Json {
  return { ...body, "//": { metadata: { path, uniqueId: "ignored" } } };
}

function differences(a: Json, b: Json): readonly string[] {
  return compareStacks(readBlocks(a), readBlocks(b)).differences.map((difference) =>
    `${difference.kind} ${difference.address} ${attributePath(difference)}`.trim(),
  );
}

describe("two stacks", () => {
  it("are the same when only cdktf's notes and the stack's name differ", () => {
    const stack = (name: string): Json => ({
      "//": { metadata: { stackName: name } },
      resource: { toy: { disk: block(`${name}/data/disk`, { size: 1 }) } },
    });
    expect(differences(stack("pre"), stack("ops"))).toEqual([]);
  });

  it("are compared by construct path, so that a renamed block is one difference", () => {
    const stack = (id: string): Json => ({ resource: { toy: { [id]: block("x/data/disk", { size: 1 }) } } });
    expect(differences(stack("one"), stack("two"))).toEqual(['changed toy.one ["(address)"]']);
  });

  const parts: readonly (readonly [string, Json, Json, readonly string[]])[] = [
    [
      "backend",
      { terraform: { backend: { http: { address: "a" } } } },
      { terraform: { backend: { http: { address: "b" } } } },
      ["changed terraform backend.http.address"],
    ],
    [
      "Terraform's version",
      { terraform: { required_version: ">= 1.10" } },
      { terraform: { required_version: ">= 1.11" } },
      ["changed terraform required_version"],
    ],
    [
      "one provider of two aliases",
      { provider: { aws: [{ region: "a" }, { alias: "b", region: "b" }] } },
      { provider: { aws: [{ alias: "b", region: "c" }, { region: "a" }] } },
      ["changed provider.aws.b region"],
    ],
    [
      "outputs",
      { output: { ip: { value: 1 } } },
      { output: { ip: { value: 2 } } },
      ["changed output.ip value"],
    ],
    ["locals", { locals: { a: 1 } }, { locals: { a: 2 } }, ["changed local.a value"]],
    ["moved blocks", { moved: [{ from: "a.b", to: "a.c" }] }, { moved: [] }, ["only-a moved.a.b"]],
    [
      "import blocks",
      { import: [{ to: "a.b", id: "1" }] },
      { import: [{ to: "a.b", id: "2" }] },
      ["changed import.a.b id"],
    ],
    ["removed blocks", {}, { removed: [{ from: "a.b" }] }, ["only-b removed.a.b"]],
    [
      "data sources",
      { data: { toy: { x: block("s/x", { a: 1 }) } } },
      { data: { toy: { x: block("s/x", { a: 2 }) } } },
      ["changed data.toy.x a"],
    ],
    [
      "ephemeral resources",
      { ephemeral: { toy: { x: { a: 1 } } } },
      { ephemeral: {} },
      ["only-a ephemeral.toy.x"],
    ],
    [
      "lifecycle",
      { resource: { toy: { x: block("s/x", { lifecycle: { prevent_destroy: true } }) } } },
      { resource: { toy: { x: block("s/x", {}) } } },
      ["changed toy.x lifecycle"],
    ],
    ["parts that no table knows", { novelty: { a: 1 } }, { novelty: { a: 2 } }, ["changed novelty a"]],
  ];

  it.each(parts)("are compared in %s", (_, a, b, expected) => {
    expect(differences(a, b)).toEqual(expected);
    expect(differences(a, a)).toEqual([]);
  });

  it("keep two blocks of one name apart", () => {
    const twice: Json = {
      import: [
        { to: "a.b", id: "1" },
        { to: "a.b", id: "2" },
      ],
    };
    expect(readBlocks(twice).size).toBe(2);
  });
});
