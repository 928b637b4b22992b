import { TerraformOutput, TerraformStack } from "cdktf";
import { onlyResource, resources, synthApp, synthConstructs } from "./synth";

describe("the synthesis helper", () => {
  it("returns each stack's parsed JSON, its text and the manifest", () => {
    const { stacks, texts, manifest } = synthApp((app) => {
      for (const name of ["one", "two"])
        new TerraformOutput(new TerraformStack(app, name), "name", { value: name });
    });
    expect(Object.keys(stacks)).toEqual(["one", "two"]);
    expect(stacks["two"]?.output?.["name"]).toEqual({ value: "two" });
    expect(JSON.parse(texts["one"] ?? "")).toEqual(stacks["one"]);
    expect(Object.keys(manifest["stacks"] as object)).toEqual(["one", "two"]);
  });

  it("runs the validations that constructs register", () => {
    expect(() =>
      synthConstructs((stack) => stack.node.addValidation({ validate: () => ["the rule is broken"] })),
    ).toThrow("the rule is broken");
  });

  it("says when a type has no resource", () => {
    const stack = synthConstructs(() => {});
    expect(resources(stack, "google_redis_instance")).toEqual({});
    expect(() => onlyResource(stack, "google_redis_instance")).toThrow("0 resources");
  });
});
