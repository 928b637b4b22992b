import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Json } from "@infra-tools/terraform-plan/value";
import {
  App,
  LocalBackend,
  TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
} from "cdktf";
import { type Blocks, changedBlocks } from "../../src/stack/blocks";
import { elementBlocks } from "../../src/stack/element-blocks";
import { createSynthesizer } from "../../src/stack/synthesize";

class Check extends TerraformElement {
  override toTerraform(): Json {
    return { check: { [this.node.id]: { assert: [{ condition: "${true}" }] } } };
  }
}

/** An element that writes no block of its own. */
class Marker extends TerraformElement {
  override toTerraform(): Json {
    return {};
  }
}

/** A stack with every kind of block, `size` in one resource of it. */
function stackOf(size = 1, app = new App()): TerraformStack {
  const stack = new TerraformStack(app, "stack");
  new LocalBackend(stack, { path: "state" });
  for (const [index, region] of ["eu-west-1", "eu-central-1"].entries()) {
    new AwsProvider(stack, `aws${index}`, { region, ...(index > 0 ? { alias: "second" } : {}) });
  }
  new TerraformVariable(stack, "variable", { type: "string" });
  const first = resource(stack, "first", { size, "10": "b", "9": "a", list: [1, { b: 1, a: null }] });
  const second = resource(stack, "second", { first: first.fqn, text: `x-${first.getStringAttribute("id")}` });
  first.addOverride("lifecycle", { prevent_destroy: true });
  second.importFrom("an-id");
  resource(stack, "third", {}).moveFromId("toy.before");
  resource(stack, "fourth", { text: `y-${first.getStringAttribute("id")}` });
  new TerraformOutput(stack, "output", { value: second.getStringAttribute("id"), sensitive: true });
  new Check(stack, "check-one");
  new Check(stack, "check-two");
  new Marker(stack, "marker");
  stack.addOverride("terraform.required_version", ">= 1.11");
  return stack;
}

function resource(stack: TerraformStack, id: string, attributes: Record<string, unknown>): TerraformResource {
  const made = new TerraformResource(stack, id, { terraformResourceType: "toy" });
  for (const [name, value] of Object.entries(attributes)) made.addOverride(name, value);
  return made;
}

/** Blocks of the configuration that cdktf writes. */
function written(): Blocks {
  const synthesizer = createSynthesizer({ check: () => [], build: (app) => stackOf(1, app) });
  try {
    return synthesizer.base(null);
  } finally {
    synthesizer.close();
  }
}

const nothing: Blocks = new Map();

const byKey = (blocks: Blocks | undefined) =>
  [...(blocks?.values() ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));

describe("blocks of a stack, element by element", () => {
  it("are those of its configuration as cdktf writes it", () => {
    const expected = written();
    expect(byKey(elementBlocks(stackOf(), nothing))).toEqual(byKey(expected));
    expect([...expected.keys()].map((key) => key.split(/[. ]/)[0]).sort()).toEqual([
      "check",
      "check",
      "first",
      "fourth",
      "import",
      "moved",
      "output",
      "provider",
      "provider",
      "second",
      "terraform",
      "third",
      "var",
    ]);
  });

  it("are the former ones where nothing changed, and only there", () => {
    const before = written();
    const blocks = elementBlocks(stackOf(2), before) ?? nothing;
    expect([...changedBlocks(before, blocks).keys()]).toEqual(["first toy"]);
    expect(blocks.get("first toy")?.value).toMatchObject({ size: 2 });
    expect(blocks.get("fourth toy")).toBe(before.get("fourth toy"));
    expect(blocks.get("check.check-one")).toEqual(before.get("check.check-one"));
  });

  it.each<[string, (stack: TerraformStack) => void]>([
    [
      "an override of the stack changes a resource",
      (stack) => stack.addOverride("resource.toy.first.size", 3),
    ],
    ["a stack lies in the stack", (stack) => void new TerraformStack(stack, "inner")],
    [
      "two elements give one block",
      (stack) => {
        const twin = resource(stack, "twin", {});
        twin.toTerraform = () => ({ resource: { toy: { first: { size: 2 } } } });
        resource(stack, "other", {}).toTerraform = twin.toTerraform;
      },
    ],
  ])("are left to cdktf when %s", (_, change) => {
    const stack = stackOf();
    change(stack);
    expect(elementBlocks(stack, nothing)).toBeUndefined();
  });
});
