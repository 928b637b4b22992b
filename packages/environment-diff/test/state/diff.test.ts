import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { renderHtml } from "@infra-tools/report/render/html";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import type { Json } from "@infra-tools/terraform-plan/value";
import { stateJson, stateReport } from "../../src/report/state-report";
import { diffStates } from "../../src/state/diff";
import { readShownState } from "../../src/state/read";

interface Resource {
  readonly address: string;
  readonly values: Json;
  readonly sensitive_values?: Json;
}

function shown(resources: readonly Resource[], outputs: Json = {}, children: readonly Resource[] = []): Json {
  return {
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: {
      outputs,
      root_module: {
        resources: resources.map((each) => ({ ...each })),
        child_modules: [{ address: "module.m", resources: children.map((each) => ({ ...each })) }],
      },
    },
  };
}

function diffOf(a: Json, b: Json) {
  return diffStates(readShownState("a.json", a), readShownState("b.json", b));
}

const NAMES = { a: "pre", b: "ops" };

describe("two states", () => {
  it("are compared by address, in child modules and outputs too", () => {
    const a = shown([{ address: "toy.x", values: { size: 1, same: 1 } }], { ip: { value: "1.1.1.1" } }, [
      { address: "module.m.toy.y", values: { a: 1 } },
    ]);
    const b = shown([{ address: "toy.x", values: { size: 2, same: 1 } }], { ip: { value: "2.2.2.2" } }, [
      { address: "module.m.toy.z", values: { a: 1 } },
    ]);
    expect(stateJson(diffOf(a, b), NAMES).differences).toEqual([
      { address: "toy.x", kind: "changed", attributes: [{ attribute: "size", a: 1, b: 2 }] },
      {
        address: "output.ip",
        kind: "changed",
        attributes: [{ attribute: "value", a: "1.1.1.1", b: "2.2.2.2" }],
      },
      { address: "module.m.toy.y", kind: "only-a", attributes: [] },
      { address: "module.m.toy.z", kind: "only-b", attributes: [] },
    ]);
    expect(diffOf(a, a).differences).toEqual([]);
  });

  it("are refused when they are plans or anything else", () => {
    const wrong: readonly Json[] = [
      { resource_changes: [], format_version: "1.2" },
      {},
      [],
      "text",
      { format_version: "4.0" },
    ];
    for (const data of wrong) {
      expect(() => readShownState("x.json", data)).toThrow("terraform show -json");
    }
  });
});

describe("two environments that differ in names", () => {
  const environment = (name: string, id: string, size: number): Json =>
    shown(
      ["web", "queue", "store-3"].flatMap((part): readonly Resource[] => [
        {
          address: `toy_server.${name}_${part}`,
          values: {
            name: `shop-${name}-${part}`,
            id: `projects/shop-${name}/servers/${id}${part.length}`,
            size: part === "web" ? size : 1,
            created_at: `2026-01-0${part.length}T0${size}:00:00Z`,
            labels: { environment: name },
            effective_labels: { environment: name, managed: "true" },
          },
        },
        {
          address: `toy_rule.${part}`,
          values: {
            name: `shop-${name}-${part}-rule`,
            policy: JSON.stringify({
              server: `projects/shop-${name}/servers/${id}${part.length}`,
              mode: "pre-shared",
            }),
          },
        },
      ]),
    );
  const [pre, ops] = [environment("pre", "1234567", 1), environment("ops", "7654321", 4)];

  it("show what is configured differently, whatever their objects and addresses are called", () => {
    const diff = diffOf(pre, ops);
    expect(stateJson(diff, NAMES).differences).toEqual([
      {
        address: "toy_server.ops_web",
        addressA: "toy_server.pre_web",
        kind: "changed",
        attributes: [{ attribute: "size", a: 1, b: 4 }],
      },
    ]);
    expect(diff.sameButNames).toBe(5);
    expect(diff.names).toContainEqual({ a: "pre", b: "ops" });
  });

  it("keep a word that means something else, and a name that is another one on one side only", () => {
    const text = JSON.stringify(ops).replace("pre-shared", "managed").replace("shop-ops-queue-rule", "other");
    const changed = stateJson(diffOf(pre, JSON.parse(text)), NAMES).differences;
    expect(changed.map(({ address }) => address)).toContain("toy_rule.web");
  });

  it.each([
    ["staging", "production", ["size"]],
    ["qa", "Prod", ["size"]],
    ["blue", "green", ["url", "size"]],
  ])("of one object alone: %s and %s", (nameA, nameB, attributes) => {
    const one = (name: string, size: number): Json =>
      shown([
        {
          address: "toy.web",
          values: { name: `shop-${name}-web`, url: `https://${name}.shop.example/`, size },
        },
      ]);
    const [difference] = stateJson(diffOf(one(nameA, 1), one(nameB, 2)), NAMES).differences;
    expect(difference?.attributes.map(({ attribute }) => attribute).sort()).toEqual([...attributes].sort());
  });

  it("differ in the hash of a content by the content alone", () => {
    const hash = (algorithm: string, text: string) => createHash(algorithm).update(text);
    const withConfig = (name: string, limit: string, image: string): Json => {
      const data = { "app.conf": `host = db.shop-${name}.example & co`, limit };
      const encoded = `{"app.conf":"host = db.shop-${name}.example \\u0026 co","limit":"${limit}"}`;
      const script = `#!/bin/sh\necho shop-${name}\n`;
      return shown([
        ...["a", "b", "c"].map((part) => ({
          address: `toy.${part}`,
          values: { name: `shop-${name}-${part}` },
        })),
        { address: "toy_config.app", values: { data } },
        { address: "toy_object.script", values: { content: script } },
        {
          address: "toy_pod.app",
          values: {
            image: hash("sha256", image).digest("hex"),
            config: hash("sha256", encoded).digest("hex"),
            script: hash("md5", script).digest("base64"),
          },
        },
      ]);
    };
    const names = (a: Json, b: Json) =>
      stateJson(diffOf(a, b), NAMES).differences.map(({ address, attributes }) => [
        address,
        attributes.map(({ attribute }) => attribute),
      ]);
    expect(names(withConfig("pre", "10", "v1"), withConfig("ops", "10", "v1"))).toEqual([]);
    expect(names(withConfig("pre", "10", "v1"), withConfig("ops", "20", "v1"))).toEqual([
      ["toy_config.app", ["data.limit"]],
    ]);
    // The image is in neither state: that its hash differs is all there is to see.
    expect(names(withConfig("pre", "10", "v1"), withConfig("ops", "10", "v2"))).toEqual([
      ["toy_pod.app", ["image"]],
    ]);
  });

  it("are compared as they are on request", () => {
    const raw = diffStates(readShownState("a.json", pre), readShownState("b.json", ops), { raw: true });
    expect(raw.differences.length).toBe(6);
    expect(raw.names).toEqual([]);
  });
});

describe("secrets of states", () => {
  const SECRETS = ["correct-horse-battery", "staple-pre-0123456", "marked-output-987", "unmarked-0987654"];
  const [OLD = "", NEW = "", OUTPUT = "", UNMARKED = ""] = SECRETS;
  const state = (secret: string, size: number): Json =>
    shown(
      [
        {
          address: "google_redis_instance.redis",
          values: { auth: secret, note: `redis://:${secret}@host`, size, list: [{ name: secret, on: size }] },
          sensitive_values: { auth: true },
        },
        { address: "toy.user", values: { password: UNMARKED, copy: `${UNMARKED}-${size}` } },
        { address: `toy.each["${secret}"]`, values: { size } },
      ],
      { token: { value: OUTPUT + size, sensitive: true } },
    );
  const diff = diffOf(state(OLD, 1), state(NEW, 2));

  it("are nowhere in a report, nor is a copy of one", () => {
    const report = stateReport(diff, NAMES);
    const printed = [
      renderTerminal(report, { color: false, width: 120, details: true }),
      renderMarkdown(report, { budget: 60_000 }),
      renderHtml(report),
      JSON.stringify(stateJson(diff, NAMES)),
      inspect(diff, { depth: 20 }),
    ].join("\n");
    expect(printed).toContain("google_redis_instance.redis");
    for (const secret of SECRETS) expect(printed).not.toContain(secret);
  });

  it("are no names, not even in part: nothing is learned from a name that holds one", () => {
    const side = (secret: string): Json =>
      shown([
        {
          address: "toy.x",
          values: { auth: secret, name: `user/${secret}`, size: 1 },
          sensitive_values: { auth: true },
        },
      ]);
    const named = diffOf(side("0a1b2c3d/4e5f6a7b"), side("9f8e7d6c/5b4a3f2e"));
    const printed = JSON.stringify(stateJson(named, NAMES));
    for (const part of ["0a1b2c3d", "4e5f6a7b", "9f8e7d6c", "5b4a3f2e"]) expect(printed).not.toContain(part);
  });

  it("are seen to differ all the same", () => {
    const redis = diff.differences.find(({ address }) => address === "google_redis_instance.redis");
    expect(redis?.deltas.map(({ path }) => path[0])).toEqual(
      expect.arrayContaining(["auth", "note", "size", "list"]),
    );
  });
});
