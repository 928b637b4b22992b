import { type App, LocalBackend, TerraformResource, TerraformStack } from "cdktf";
import { z } from "zod";
import { diffEnvironments } from "../../packages/environment-diff/src/diff";
import { createEngine } from "../../packages/environment-diff/src/engine";
import { differingSettings } from "../../packages/environment-diff/src/settings";
import type { Subject } from "../../packages/environment-diff/src/stack/synthesize";

/** Settings of one service; each differs between the two environments. */
const SERVICE = z.strictObject({
  replicas: z.number(),
  cpu: z.number(),
  memory: z.number(),
  image: z.string(),
  host: z.string(),
  timeout: z.number(),
  isPublic: z.boolean(),
  retention: z.number(),
});

const ENVIRONMENT = z.strictObject({
  name: z.string(),
  project: z.string(),
  services: z.record(z.string(), SERVICE),
});

type Service = z.infer<typeof SERVICE>;

type Environment = z.infer<typeof ENVIRONMENT>;

const SETTINGS_OF_SERVICE = Object.keys(SERVICE.shape).length;

/** The name and the project. */
const SETTINGS_OF_ENVIRONMENT = 2;

/** Services whose replicas add up to one quota. */
const SERVICES_OF_QUOTA = 5;

function environmentOf(name: string, factor: number, services: number): Environment {
  const made = Array.from({ length: services }, (_, index): readonly [string, Service] => [
    `service${index}`,
    {
      replicas: factor * (2 + (index % 3)),
      cpu: factor * (100 + index),
      memory: factor * (200 + index),
      image: `registry/${name}/app:${index}`,
      host: `s${index}.${name}.example.com`,
      timeout: factor * (10 + index),
      isPublic: factor > 1,
      retention: factor * (5 + index),
    },
  ]);
  return { name, project: `project-${name}`, services: Object.fromEntries(made) };
}

/** Eight resources for each service, a quota for every five of them, and names in all of it. */
class ManyServices extends TerraformStack {
  constructor(
    app: App,
    private readonly environment: Environment,
  ) {
    super(app, environment.name);
    new LocalBackend(this, { path: "state" });
    for (const [id, service] of Object.entries(environment.services)) this.addService(id, service);
    for (let first = 0; first < this.services.length; first += SERVICES_OF_QUOTA) {
      const members = this.services.slice(first, first + SERVICES_OF_QUOTA);
      this.add(`quota${first}`, {
        pods: members.reduce((sum, { replicas }) => sum + replicas, 0),
      });
    }
  }

  private get services(): readonly Service[] {
    return Object.values(this.environment.services);
  }

  private addService(id: string, service: Service): void {
    const { replicas, cpu, memory, image, host, timeout, isPublic, retention } = service;
    this.add(`${id}-deployment`, { replicas, containers: [{ name: "app", image, limits: { cpu, memory } }] });
    this.add(`${id}-autoscaler`, { min: replicas, max: 3 * replicas });
    this.add(`${id}-budget`, { minAvailable: Math.max(1, replicas - 1) });
    this.add(`${id}-config`, { data: JSON.stringify({ host, timeout, limits: { memory } }) });
    this.add(`${id}-bucket`, { retentionDays: retention });
    this.add(`${id}-alert`, { expression: `latency{host="${host}"} > ${timeout}` });
    this.add(`${id}-dashboard`, { widgets: [{ host }, { replicas }, { retention }] });
    if (isPublic) this.add(`${id}-ingress`, { host, timeout });
  }

  private add(id: string, attributes: object): void {
    const { name, project } = this.environment;
    const resource = new TerraformResource(this, id, { terraformResourceType: "example" });
    for (const [attribute, value] of Object.entries(attributes)) resource.addOverride(attribute, value);
    resource.addOverride("labels", { env: name, project, id: `${project}/${name}/${id}` });
  }
}

const SUBJECT: Subject = {
  check: (data) => {
    const { error } = ENVIRONMENT.safeParse(data);
    return error === undefined ? [] : error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
  },
  build: (app, data) => new ManyServices(app, ENVIRONMENT.parse(data)),
};

/** `node many-settings.js <settings> [exact]`: compares two environments that differ in so many settings. */
async function main([count = "330", way]: readonly string[]): Promise<void> {
  const services = Math.round((Number(count) - SETTINGS_OF_ENVIRONMENT) / SETTINGS_OF_SERVICE);
  const [a, b] = [environmentOf("staging", 1, services), environmentOf("production", 2, services)];
  const settings = differingSettings(a, b);
  const comparands = { a, b, settings, oneByOne: way === "exact" };
  const engine = createEngine(SUBJECT, comparands);
  try {
    const names = { a: a.name, b: b.name };
    const diff = await diffEnvironments(comparands, engine, { names, identity: ["name", "project"] });
    const causes = diff.differences.map((each) => each.causes.map(({ settings }) => settings.join("+")));
    process.stdout.write(
      `${settings.length} settings, ${diff.blocksCompared} blocks, ${diff.differences.length} differences, ` +
        `${causes.flat().length} causes, ${diff.syntheses} syntheses\n`,
    );
  } finally {
    engine.close();
  }
}

main(process.argv.slice(2));
