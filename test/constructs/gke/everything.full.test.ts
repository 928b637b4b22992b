import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStack, planStack, type StackPlan } from "@infra-tools/terraform-sandbox/stack";
import { App, TerraformStack } from "cdktf";
import { valueAt } from "../../support/template";
import { type Changes, everything } from "./everything";

/** Actions of a plan, as `type: actions`, without what stays as it is. */
function changesOf(plan: StackPlan): readonly string[] {
  return (plan.json.resource_changes ?? [])
    .filter(({ change }) => change.actions.join() !== "no-op")
    .map(({ type, change }) => `${type}: ${change.actions.join(", ")}`)
    .sort();
}

describe("every part, applied by Terraform to a pretend cluster", () => {
  it("is created, stays, and changes only as far as it must", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gke-"));
    const synth = (changes: Changes = {}) => {
      const app = new App({ outdir: join(folder, "cdktf.out") });
      const stack = new TerraformStack(app, "parts");
      new GoogleProvider(stack, "google", { project: "example-project", region: "us-east1" });
      everything(stack, changes);
      app.synth();
    };
    try {
      const terraform = await findTerraform(process.env);
      const options = { folder, terraform, providers: sandboxProviders(), env: process.env };
      await withSession(options, async (session) => {
        synth();
        const first = await planStack(session, "parts");
        expect(new Set(changesOf(first).map((line) => line.split(": ")[1]))).toEqual(new Set(["create"]));
        await applyStack(session, first);
        expect(changesOf(await planStack(session, "parts"))).toEqual([]);

        // Restarted by kubectl: nothing to plan away, or the next deploy would roll all pods again.
        annotatePods(session, "kubectl.kubernetes.io/restartedAt");
        expect(changesOf(await planStack(session, "parts"))).toEqual([]);
        annotatePods(session, "example.com/written-by-hand");
        expect(changesOf(await planStack(session, "parts"))).toEqual(["kubernetes_deployment_v1: update"]);

        // Another licence: another class, pods that roll, and no migration, though its template mentions the class.
        synth({ licenceVersion: 4 });
        const renewed = await planStack(session, "parts");
        expect(changesOf(renewed)).toEqual([
          "kubernetes_deployment_v1: update",
          "kubernetes_manifest: create",
          "kubernetes_manifest: delete",
        ]);
        await applyStack(session, renewed);

        // Another image: the migration runs anew, from the template of the day.
        synth({ licenceVersion: 4, image: `registry.example.com/app:2@sha256:${"b".repeat(64)}` });
        const upgraded = await planStack(session, "parts");
        expect(changesOf(upgraded)).toEqual([
          "kubernetes_deployment_v1: update",
          "kubernetes_job_v1: delete, create",
        ]);
        const job = upgraded.json.resource_changes?.find(({ type }) => type === "kubernetes_job_v1");
        const pod = valueAt(job?.change.after, "spec.0.template.0.spec.0");
        expect(valueAt(pod, "container.0.image")).toContain("app:2@");
        const classes = valueAt(pod, "volume.0.csi.0.volume_attributes.secretProviderClass");
        expect(classes).toBe(
          valueAt(deploymentAfter(upgraded), "volume.0.csi.0.volume_attributes.secretProviderClass"),
        );
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

/** Writes an annotation into the pod template of each deployment, behind Terraform's back. */
function annotatePods({ cloud }: Session, annotation: string): void {
  for (const { key, object } of cloud.list("kubernetes_deployment_v1")) {
    const attributes = structuredClone(object.attributes);
    const metadata = valueAt(attributes, "spec.0.template.0.metadata.0");
    Reflect.set(Object(metadata), "annotations", {
      ...Object(valueAt(metadata, "annotations")),
      [annotation]: "2027-01-31T10:00:00Z",
    });
    cloud.write(key, { attributes });
  }
}

function deploymentAfter(plan: StackPlan): unknown {
  const deployment = plan.json.resource_changes?.find(({ type }) => type === "kubernetes_deployment_v1");
  return valueAt(deployment?.change.after, "spec.0.template.0.spec.0");
}
