import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewPlans } from "@infra-tools/plan-review/review";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import type { Json } from "@infra-tools/terraform-plan/value";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStackWithoutPlan, planStack } from "@infra-tools/terraform-sandbox/stack";

/** Rounds, each with another change of every resource: together 200 variations. */
const ROUNDS = 10;
const STACK = "ops";
const KEY = "a key that nobody guesses";

jest.setTimeout(600_000);

type Block = { readonly [key: string]: Json };

/** A resource as it is in a round; round 0 is what was applied before. */
interface Variable {
  readonly type: string;
  readonly block: (round: number) => Block;
}

const data = (input: (round: number) => Json, more: (round: number) => Block = () => ({})): Variable => ({
  type: "terraform_data",
  block: (round) => ({ input: input(round), ...more(round) }),
});

const policy = (round: number) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: [`s3:Get${round}`, "s3:ListBucket"], Resource: "*" }],
  });

const VARIABLES: readonly Variable[] = [
  data((round) => `text ${round}`),
  data((round) => ({ a: round, b: [`x${round}`, "y"], c: null })),
  data((round) => Array.from({ length: 5 }, (_, index) => (index + round) % 5)),
  data(
    () => "same",
    (round) => ({ triggers_replace: [round] }),
  ),
  data((round) => `\${terraform_data.v0.output} ${round}`),
  data((round) => `\${sensitive("pin-${round}-pin")}`),
  data((round) => `\${random_id.v7.hex} ${round}`),
  { type: "random_id", block: (round) => ({ byte_length: 8, keepers: { round: `${round}` } }) },
  { type: "random_password", block: (round) => ({ length: 20, keepers: { round: `${round}` } }) },
  {
    type: "google_storage_bucket",
    block: (round) => ({ name: "b-packages", location: "EU", labels: { round: `r${round}`, a: "b" } }),
  },
  {
    type: "google_compute_firewall",
    block: (round) => ({
      name: "allow-web",
      network: "default",
      source_ranges: ["10.0.0.0/8", `192.168.${round}.0/24`, "172.16.0.0/12"],
      allow: [{ protocol: "tcp", ports: ["443", `${8000 + round}`] }],
    }),
  },
  {
    type: "google_project_iam_member",
    block: (round) => ({
      project: "demo-project",
      role: "roles/viewer",
      member: `user:u${round}@example.com`,
    }),
  },
  {
    type: "google_secret_manager_secret",
    block: (round) => ({
      secret_id: "licence",
      labels: { round: `r${round}` },
      replication: [{ auto: [{}] }],
    }),
  },
  { type: "aws_iam_policy", block: (round) => ({ name: "read", policy: policy(round) }) },
  { type: "aws_s3_bucket", block: (round) => ({ bucket: "packages-demo", tags: { round: `${round}` } }) },
  { type: "aws_sns_topic", block: (round) => ({ name: "alerts", display_name: `Round ${round}` }) },
  {
    type: "aws_iam_role",
    block: (round) => ({
      name: "deploy",
      description: `round ${round}`,
      assume_role_policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
        ],
      }),
    }),
  },
  {
    type: "kubernetes_config_map_v1",
    block: (round) => ({
      metadata: [{ name: "settings", namespace: "default" }],
      data: { "a.yaml": `round: ${round}\nname: web\n`, "#": `${round}` },
    }),
  },
  {
    type: "kubernetes_service_v1",
    block: (round) => ({
      metadata: [{ name: "web", namespace: "default" }],
      spec: [{ selector: { app: "web" }, port: [{ port: 80, target_port: `${8000 + round}` }] }],
    }),
  },
  {
    type: "kubernetes_secret_v1",
    block: (round) => ({
      metadata: [{ name: "token", namespace: "default" }],
      data: { token: `not-a-real-one-${round}` },
    }),
  },
];

/** A stack: most resources change in place or by replacement, some are renamed or removed, others in each round. */
function stackOf(round: number): Block {
  const resource: Record<string, Record<string, Json>> = {};
  VARIABLES.forEach(({ type, block }, index) => {
    const isReferred = index === 0 || index === 7;
    const fate = round === 0 || isReferred ? 0 : (index + 3 * round) % 11;
    if (fate === 5) return;
    const name = fate === 6 ? `v${index}renamed` : `v${index}`;
    resource[type] = { ...resource[type], [name]: block(round) };
  });
  return {
    terraform: {
      required_providers: Object.fromEntries(
        ["google", "aws", "kubernetes", "random"].map((name) => [name, { source: `hashicorp/${name}` }]),
      ),
      backend: { local: { path: "terraform.tfstate" } },
    },
    provider: {
      google: [{ project: "demo-project", region: "us-east1" }],
      aws: [{ region: "eu-central-1" }],
      kubernetes: [{ host: "https://203.0.113.9" }],
    },
    output: { round: { value: round }, secret: { value: `s-${round}-s`, sensitive: true } },
    resource,
  };
}

function write({ layout }: Session, stack: Block): void {
  mkdirSync(layout.stack(STACK), { recursive: true });
  writeFileSync(join(layout.stack(STACK), "cdk.tf.json"), JSON.stringify(stack));
}

let folder = "";
const pairs: { readonly first: Digests; readonly second: Digests }[] = [];

interface Digests {
  readonly open: ReturnType<typeof digestOf>;
  readonly keyed: ReturnType<typeof digestOf>;
}

function digestOf(text: string, key?: string) {
  const [reviewed] = reviewPlans([{ text, label: STACK }], { digestKey: key }).plans;
  if (reviewed === undefined) throw new Error("one plan makes one review");
  return reviewed.digest;
}

const digestsOf = (text: string): Digests => ({ open: digestOf(text), keyed: digestOf(text, KEY) });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "twice-"));
  const terraform = await findTerraform(process.env);
  const box = {
    folder: join(folder, "box"),
    terraform,
    providers: sandboxProviders(),
    env: process.env,
  };
  await withSession(box, async (session) => {
    write(session, stackOf(0));
    await applyStackWithoutPlan(session, STACK);
    for (let round = 1; round <= ROUNDS; round++) {
      write(session, stackOf(round));
      const first = digestsOf((await planStack(session, STACK)).jsonText);
      // The order in which Terraform visits resources is another one.
      const second = digestsOf((await planStack(session, STACK, { options: ["-parallelism=1"] })).jsonText);
      pairs.push({ first, second });
    }
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the digest of the same change, planned twice by Terraform", () => {
  it("is the same, of each plan and of each of 200 changes in them", () => {
    expect(pairs).toHaveLength(ROUNDS);
    for (const { first, second } of pairs) expect(second).toEqual(first);
    expect(pairs.flatMap(({ first }) => first.open.parts).length).toBeGreaterThanOrEqual(200);
  });

  it("is another for each round, and so is that of each change in it", () => {
    for (const kind of ["open", "keyed"] as const) {
      expect(new Set(pairs.map(({ first }) => first[kind].digest)).size).toBe(ROUNDS);
    }
    const hashes = pairs.flatMap(({ first }) => first.keyed.parts.map(({ hash }) => hash));
    const isRepeated = hashes.filter((hash, index) => hashes.indexOf(hash) !== index);
    // A resource that is removed in two rounds is removed in the same way.
    expect(isRepeated.length).toBeLessThan(hashes.length / 5);
  });
});
