import { DataGoogleContainerCluster } from "@cdktf/provider-google/lib/data-google-container-cluster";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { CronJobV1 } from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { JobV1 } from "@cdktf/provider-kubernetes/lib/job-v1";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ClusterData } from "../../../constructs/gke/cluster-data";
import { CronJobResource, DeploymentResource, JobResource } from "../../../constructs/gke/pod-resources";
import { synthConstructs } from "../../support/synth";
import { everything } from "./everything";

/** Ours, and the provider's binding that it stands for. */
const BINDINGS = [
  [DeploymentResource, DeploymentV1],
  [JobResource, JobV1],
  [CronJobResource, CronJobV1],
  [ClusterData, DataGoogleContainerCluster],
] as const;

/**
 * Every part with every option. Each resource of ours is made twice more from its configuration alone: by ours and by
 * the binding, named `ours_of_` and `binding_of_`.
 */
function everythingThrice(stack: Construct): void {
  everything(stack);
  new GoogleProvider(stack, "google");
  for (const construct of stack.node.findAll()) {
    for (const [Ours, Binding] of BINDINGS) {
      if (!(construct instanceof Ours)) continue;
      const name = construct.friendlyUniqueId;
      const configuration = Reflect.get(construct, "configuration");
      new Ours(stack, `ours ${name}`, configuration).overrideLogicalId(`ours_of_${name}`);
      new Binding(stack, `binding ${name}`, configuration).overrideLogicalId(`binding_of_${name}`);
    }
  }
}

/** Resources that exist under both names. */
function pairs<T>(all: ReadonlyMap<string, T>): readonly (readonly [string, T | undefined, T | undefined])[] {
  const names = [...all.keys()].filter((name) => name.includes("binding_of_"));
  return names.map((name) => [name, all.get(name.replace("binding_of_", "ours_of_")), all.get(name)]);
}

describe("resources with pods, and the cluster's data", () => {
  it("are in JSON what the provider's own bindings make of the same configuration", () => {
    const { resource, data } = synthConstructs(everythingThrice);
    const blocks = Object.entries({ ...resource, ...data }).flatMap(([type, named]) =>
      Object.entries(named).map(([name, { "//": _, ...block }]) => [`${type}.${name}`, block] as const),
    );
    const compared = pairs(new Map(blocks));
    expect(new Set(compared.map(([name]) => name.split(".")[0])).size).toBe(BINDINGS.length);
    for (const [name, ours, binding] of compared) expect([name, ours]).toEqual([name, binding]);
  });

  it("are in HCL what the provider's own bindings make of the same configuration", () => {
    const stack = new TerraformStack(new App(), "test");
    everythingThrice(stack);
    stack.prepareStack();
    const blocks = String(stack.toHclTerraform()["hcl"]).split(/^(?=(?:resource|data|provider) ")/m);
    // Sorted: the order of arguments means nothing, and what is inside what is compared in JSON.
    const lines = blocks
      .map((block) => block.trimEnd().split("\n"))
      .map(([head = "", ...rest]) => [head, rest.sort()] as const);
    const compared = pairs(new Map(lines));
    expect(compared.length).toBeGreaterThanOrEqual(BINDINGS.length);
    for (const [name, ours, binding] of compared) expect([name, ours]).toEqual([name, binding]);
  });
});
