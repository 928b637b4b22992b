import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { loadSchemas, type ProviderName } from "@infra-tools/terraform-sandbox/schemas";
import { sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStack, planStack } from "@infra-tools/terraform-sandbox/stack";
import type { Benchmark } from "../benchmark";
import type { Row } from "../series";
import type { Workshop } from "../workshop";

/** As many resources as a large organization keeps in one state. */
const RESOURCES = 2_000;
const STACK = "load";
const NEEDED: readonly ProviderName[] = ["aws", "google", "kubernetes"];

/**
 * The providers live in this process and Terraform in another one: its own time is the sandbox's share. A third of that
 * is V8's, which compiles and collects garbage in other threads; Terraform waits for the thread that answers only.
 */
export const load: Benchmark = {
  name: "load",
  title: `${RESOURCES} resources in the sandbox, once`,
  run: ({ terraform, place }: Workshop) =>
    withSession(
      { folder: place("load"), terraform, providers: sandboxProviders(), env: process.env },
      async (session) => {
        mkdirSync(session.layout.stack(STACK), { recursive: true });
        const configuration = JSON.stringify(manyResources());
        writeFileSync(join(session.layout.stack(STACK), "cdk.tf.json"), configuration);
        const plan = await shared("plan, nothing there yet", () => planStack(session, STACK));
        const apply = await shared("apply", () => applyStack(session, plan.result));
        const again = await shared("plan, no changes", () => planStack(session, STACK));
        return [plan.row, apply.row, again.row];
      },
    ),
};

async function shared<T>(
  what: string,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly row: Row }> {
  const before = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1_000_000;
  const { utilization } = performance.eventLoopUtilization(loop);
  const remark =
    `the sandbox computed ${cpuSeconds.toFixed(1)} s, ${percent(cpuSeconds / seconds)} of the time; ` +
    `the thread that answers was busy ${percent(utilization)} of it`;
  return { result, row: { what, remark, costs: [{ seconds, processor: undefined, peak: undefined }] } };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function manyResources(): object {
  const names = Array.from({ length: RESOURCES / 4 }, (_, index) => `r${index}`);
  const each = (block: (name: string) => object) =>
    Object.fromEntries(names.map((name) => [name, block(name)]));
  return {
    terraform: { required_providers: Object.fromEntries(NEEDED.map(required)) },
    provider: {
      aws: [{ region: "us-east-1" }],
      google: [{ project: "p", region: "us-east1" }],
      kubernetes: [{}],
    },
    resource: {
      aws_sns_topic: each((name) => ({ name })),
      google_secret_manager_secret: each((name) => ({ secret_id: name, replication: { auto: {} } })),
      kubernetes_config_map_v1: each((name) => ({ metadata: { name }, data: { key: "value" } })),
      kubernetes_deployment_v1: each(deployment),
    },
  };
}

function required(name: ProviderName): [string, object] {
  const { provider: source, version } = loadSchemas(name);
  return [name, { source, version }];
}

function deployment(name: string): object {
  const labels = { app: name };
  const container = { name: "main", image: "registry.example/app:1", port: [{ container_port: 8080 }] };
  return {
    metadata: { name, labels },
    spec: {
      replicas: "2",
      selector: { match_labels: labels },
      template: { metadata: { labels }, spec: { container: [container] } },
    },
  };
}
