/** A plan that grows in one respect only, to see how the time of its review grows with it. */
export interface Shape {
  /** Name in `npm run bench -- shape-<name>`. */
  readonly name: string;
  /** Things that there are `size` of. */
  readonly what: string;
  /** Size at which the review has to end in a reasonable time. */
  readonly size: number;
  readonly plan: (size: number) => string;
}

type Members = { readonly [key: string]: unknown };

function entry(
  type: string,
  name: string,
  actions: readonly string[],
  before: Members | null,
  after: Members | null,
) {
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/example",
    change: { actions, before, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {} },
  };
}

const update = (type: string, before: Members, after: Members, name = "x") =>
  entry(type, name, ["update"], before, after);

function planOf(...resource_changes: readonly object[]): string {
  return JSON.stringify({ format_version: "1.2", terraform_version: "1.11.4", resource_changes });
}

const numbers = (size: number) => Array.from({ length: size }, (_, index) => index);

function policy(size: number, bucket: string): string {
  const Statement = numbers(size).map((index) => ({
    Effect: "Allow",
    Action: [`s3:Get${index % 50}`, "s3:List*"],
    Resource: `arn:aws:s3:::${bucket}-${index}/*`,
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

const addresses = (size: number, offset: number) =>
  numbers(size).map((index) => `10.${(index >> 8) & 255}.${index & 255}.${offset}/32`);

const words = (size: number, prefix: string) => numbers(size).map((index) => `${prefix}-${index}`);

const lines = (size: number, prefix: string) => words(size, `${prefix} of a text`).join("\n");

function yaml(size: number, value: string): string {
  return numbers(size)
    .map(
      (index) => `key-${index}:\n  image: registry/app:${value}\n  replicas: ${index}\n  args: [a, b, c]\n`,
    )
    .join("");
}

export const SHAPES: readonly Shape[] = [
  {
    name: "statements",
    what: "statements of a policy, all changed",
    size: 10_000,
    plan: (size) =>
      planOf(update("aws_iam_policy", { policy: policy(size, "a") }, { policy: policy(size, "b") })),
  },
  {
    name: "addresses",
    what: "addresses of a firewall rule, all changed",
    size: 10_000,
    plan: (size) => {
      const rule = (offset: number) => ({
        direction: "INGRESS",
        allow: [{ protocol: "tcp", ports: ["22"] }],
        source_ranges: addresses(size, offset),
      });
      return planOf(update("google_compute_firewall", rule(1), rule(2)));
    },
  },
  {
    name: "items",
    what: "words of a command, all changed",
    size: 20_000,
    plan: (size) =>
      planOf(update("example_job", { command: words(size, "a") }, { command: words(size, "b") })),
  },
  {
    name: "blocks",
    what: "blocks without a name, every second one changed",
    size: 10_000,
    plan: (size) => {
      const blocks = (version: string) =>
        numbers(size).map((index) => ({ a: index, b: index % 7, c: index % 2 === 0 ? version : "same" }));
      return planOf(update("example_table", { rows: blocks("1") }, { rows: blocks("2") }));
    },
  },
  {
    name: "texts",
    what: "YAML texts of 200 KB",
    size: 40,
    plan: (size) => {
      const data = (value: string) =>
        Object.fromEntries(numbers(size).map((index) => [`file-${index}.yaml`, yaml(2_600, value)]));
      return planOf(update("kubernetes_config_map_v1", { data: data("1") }, { data: data("2") }));
    },
  },
  {
    name: "lines",
    what: "lines of a text, all changed",
    size: 120_000,
    plan: (size) =>
      planOf(update("example_file", { content: lines(size, "line") }, { content: lines(size, "row") })),
  },
  {
    name: "renames",
    what: "resources with another name",
    size: 10_000,
    plan: (size) =>
      planOf(
        ...numbers(size).flatMap((index) => [
          entry(
            "aws_s3_bucket",
            `old_${index}`,
            ["delete"],
            { bucket: `b-${index}`, tags: { n: `${index}` } },
            null,
          ),
          entry("aws_s3_bucket", `new_${index}`, ["create"], null, {
            bucket: `b-${index}`,
            tags: { n: `${index}` },
          }),
        ]),
      ),
  },
  {
    name: "instances",
    what: "resources of which five change",
    size: 10_000,
    plan: (size) =>
      planOf(
        ...numbers(size).map((index) => {
          const value = (retention: number) => ({
            id: `g-${index}`,
            name: `/app/${index}`,
            retention_in_days: retention,
            tags: { team: "a", cost: "b" },
            policy: policy(4, `c-${index}`),
          });
          return index % (size / 5) === 0
            ? update("aws_cloudwatch_log_group", value(30), value(60), `g_${index}`)
            : entry("aws_cloudwatch_log_group", `g_${index}`, ["no-op"], value(30), value(30));
        }),
      ),
  },
];
