import { performance } from "node:perf_hooks";
import { fixture } from "./support/fidelity";
import { startStateServer } from "./support/state-server";
import { type Workspace, workspace } from "./support/terraform";

/** As many resources as a large organization keeps in one state. */
const MANY = 2_000;

/**
 * The state is kept by an http back end, as that of the real stacks is. Terraform hands it over now and then; a local
 * state file it writes anew, whole, after each object that it makes, which takes minutes for so many.
 */
function resources(number: number, stateAddress: string): object {
  const { terraform, provider, resource } = Object(fixture("create.tf.json"));
  const deployment = resource.kubernetes_deployment_v1.d;
  const copies = Array.from({ length: number / 4 }, (_, index) => index);
  return {
    terraform: { ...terraform, backend: { http: { address: stateAddress } } },
    provider: { google: provider.google, kubernetes: provider.kubernetes, aws: provider.aws },
    resource: {
      kubernetes_deployment_v1: named(copies, (name) => ({
        ...deployment,
        depends_on: [],
        metadata: { name, namespace: "demo" },
      })),
      kubernetes_config_map_v1: named(copies, (name) => ({
        metadata: { name, namespace: "demo" },
        data: { key: "value" },
      })),
      google_secret_manager_secret: named(copies, (name) => ({ secret_id: name, replication: { auto: {} } })),
      aws_sns_topic: named(copies, (name) => ({ name })),
    },
  };
}

function named(copies: readonly number[], resource: (name: string) => object): object {
  return Object.fromEntries(copies.map((index) => [`r${index}`, resource(`r${index}`)]));
}

interface Measured {
  /** The share of the wall time in which this process, where the providers live, computed. */
  readonly share: number;
}

async function measured(space: Workspace, ...args: string[]): Promise<Measured> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { code, output } = await space.terraform(...args, "-no-color");
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  expect([code, output.slice(-500)]).toEqual([0, expect.any(String)]);
  return { share: (user + system) / 1000 / wall };
}

test("2,000 resources are planned, applied and refreshed without the sandbox being the slowest part", async () => {
  const space = await workspace();
  const state = await startStateServer();
  try {
    space.configure(resources(MANY, state.address));
    await space.terraform("init");
    const plan = await measured(space, "plan", "-out=plan");
    const apply = await measured(space, "apply", "plan");
    expect(state.writes).toBeGreaterThan(0);
    expect(space.cloud.objects.size).toBe(MANY);
    const again = await measured(space, "plan", "-detailed-exitcode");
    for (const { share } of [plan, apply, again]) expect(share).toBeLessThan(0.5);
  } finally {
    await state.close();
    await space.close();
  }
}, 600_000);
