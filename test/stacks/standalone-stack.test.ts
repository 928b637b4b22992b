import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { RedisInstance } from "@cdktf/provider-google/lib/redis-instance";
import { Fn, Op, TerraformLocal, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { StandaloneStack } from "../../stacks/standalone-stack";
import { type Synthesized, synthApp } from "../support/synth";

class OneRedis extends StandaloneStack {
  readonly redis: RedisInstance;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "p" });
    this.redis = new RedisInstance(this, "redis", { name: id, memorySizeGb: 1 });
  }
}

function synthesize(use: (pre: OneRedis, ops: OneRedis) => void): Synthesized {
  return synthApp((app) => use(new OneRedis(app, "pre"), new OneRedis(app, "ops")));
}

function refusal(use: (pre: OneRedis, ops: OneRedis) => void): string {
  try {
    synthesize(use);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("nothing was refused");
}

describe("a reference into another stack", () => {
  it.each([
    ["an attribute", (pre: OneRedis) => pre.redis.host],
    ["an attribute inside a text", (pre: OneRedis) => `redis://${pre.redis.host}:6379`],
    ["a number", (pre: OneRedis) => pre.redis.port],
    ["an argument of a function", (pre: OneRedis) => Fn.join(",", [pre.redis.host, "x"])],
  ])("is refused with the construct's path: %s", (_, value) => {
    const message = refusal((pre, ops) => new TerraformOutput(ops, "address", { value: value(pre) }));
    expect(message).toContain("ops");
    expect(message).toContain("address");
    expect(message).toContain("must not refer to stack pre");
    expect(message).toContain("google_redis_instance.redis");
  });

  it("is fine within the stack, and as plain data of the other one", () => {
    const { stacks } = synthesize((pre, ops) => {
      new TerraformOutput(ops, "address", { value: ops.redis.host });
      new TerraformOutput(ops, "name", { value: pre.node.id });
    });
    expect(stacks["ops"]?.output?.["address"]).toEqual({ value: "${google_redis_instance.redis.host}" });
  });
});

describe("a token that got lost", () => {
  it.each([
    ["a product", "memory_size_gb", ({ port }: RedisInstance) => ({ memorySizeGb: port * 2 })],
    ["a difference", "memory_size_gb", ({ port }: RedisInstance) => ({ memorySizeGb: 65_535 - port })],
    ["a product in a text", "display_name", ({ port }: RedisInstance) => ({ displayName: `:${port * 2}` })],
    [
      "a text that was cut",
      "labels.to",
      ({ host }: RedisInstance) => ({ labels: { to: host.slice(0, -1) } }),
    ],
  ])("is refused with the construct's path: %s", (_, argument, props) => {
    const message = refusal((_pre, ops) => {
      new RedisInstance(ops, "second", { name: "second", memorySizeGb: 1, ...props(ops.redis) });
    });
    expect(message).toContain(`ops: second (${argument}) must not hold a token that cdktf cannot resolve`);
  });

  it("is refused with the construct's path where cdktf writes none: outputs and locals", () => {
    const message = refusal((_pre, ops) => {
      const part = new Construct(ops, "part");
      new TerraformOutput(part, "next", { value: ops.redis.port * 2 }).overrideLogicalId("next_port");
      new TerraformLocal(part, "last", { ports: [ops.redis.port * 2] });
      new TerraformLocal(part, "number", ops.redis.port * 2);
    });
    expect(message).toContain("ops: part/number must not hold a token");
    expect(message).toContain("ops: part/next (value) must not hold a token");
    expect(message).toContain("ops: part/last (ports.0) must not hold a token");
  });

  it("is none when Terraform computes, or when cdktf knows the number in a text", () => {
    const { stacks } = synthesize((_, ops) => {
      new TerraformOutput(ops, "next", { value: Op.add(ops.redis.port, 1) });
      new TerraformOutput(ops, "url", { value: `redis://${ops.redis.host}:${ops.redis.port}` });
    });
    expect(stacks["ops"]?.output).toEqual({
      next: { value: "${(google_redis_instance.redis.port + 1)}" },
      url: { value: "redis://${google_redis_instance.redis.host}:${google_redis_instance.redis.port}" },
    });
  });
});
