import { parsePlan, readPlan } from "../src/read/read";
import { readSynthesized } from "../src/synthesized";
import type { Json } from "../src/value";

const synthesized = readSynthesized({
  "//": { metadata: { stackName: "ops" } },
  resource: {
    google_x: {
      database_instance_A1: {
        "//": { metadata: { path: "ops/database/instance", uniqueId: "database_instance_A1" } },
        lifecycle: {
          prevent_destroy: true,
          create_before_destroy: true,
          replace_triggered_by: ["${google_y.z}", "google_y.w.id"],
          ignore_changes: ["${labels}", "tags"],
        },
      },
      listed: { lifecycle: [{ ignore_changes: "all" }] },
    },
  },
  data: { google_x: { found: { "//": { metadata: { path: "ops/found" } } } } },
});

describe("a synthesized stack", () => {
  test("tells the construct path inside the stack and the lifecycle", () => {
    expect(synthesized.get("google_x.database_instance_A1")).toEqual({
      constructPath: "database/instance",
      lifecycle: {
        preventDestroy: true,
        createBeforeDestroy: true,
        ignoreChanges: ["labels", "tags"],
        replaceTriggeredBy: ["google_y.z", "google_y.w.id"],
      },
      provisioners: [],
    });
    expect(synthesized.get("google_x.listed")?.lifecycle.ignoreChanges).toBe("all");
    expect(synthesized.get("data.google_x.found")?.constructPath).toBe("found");
  });

  test("lists provisioners in each form that JSON configuration has", () => {
    const [run, copy] = [{ command: "sh a" }, { source: "a", destination: "b" }];
    const read = (provisioner: Json) =>
      readSynthesized({ resource: { google_x: { a: { provisioner } } } }).get("google_x.a")?.provisioners;
    const expected = [
      { type: "local-exec", expressions: run },
      { type: "file", expressions: copy },
    ];
    expect(read([{ "local-exec": run }, { file: copy }])).toEqual(expected);
    expect(read({ "local-exec": run, file: copy })).toEqual(expected);
    expect(read({ "local-exec": [run], file: [copy] })).toEqual(expected);
    expect(read("none")).toEqual([]);
  });

  test("describes the changes of its blocks, every instance, and no others", () => {
    const change = (address: string) => ({ address, change: { actions: ["create"], after: {} } });
    const plan = readPlan(
      { resource_changes: [change("google_x.database_instance_A1[0]"), change("google_x.other")] },
      { label: "ops", synthesized },
    );
    expect(plan.changes.map((one) => one.constructPath)).toEqual(["database/instance", undefined]);
    expect(plan.changes[0]?.lifecycle?.preventDestroy).toBe(true);
    expect(plan.changes[1]?.lifecycle).toBeUndefined();
  });

  test("may be anything else: then it tells nothing", () => {
    for (const configuration of [null, [], { resource: [] }, { resource: { a: 1, b: { c: null } } }]) {
      expect([...readSynthesized(configuration)]).toEqual([]);
    }
    expect(parsePlan('{"resource_changes":[]}', { label: "x", synthesized }).changes).toEqual([]);
  });
});
