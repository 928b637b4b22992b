import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { ObjectKey } from "../../src/cloud/cloud";
import { openFileCloud } from "../../src/cloud/file-cloud";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cloud-test-"));
  file = join(folder, "cloud.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = (id: string, type = "google_sql_user"): ObjectKey => ({ provider: "google", type, id });
const named = (name: string) => ({ attributes: { name } });

/** Puts the cloud's files where a process that died would have left them. */
function killOwner(): void {
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(`${file}.lock`, `${dead}\n`);
}

describe("a cloud in a file", () => {
  it("counts by name, also across a process that died, and keeps its seed", async () => {
    const cloud = await openFileCloud(file, { seed: "s" });
    expect([cloud.next("a"), cloud.next("a"), cloud.next("b")]).toEqual([0, 1, 0]);
    killOwner();
    const after = await openFileCloud(file);
    expect([after.next("a"), after.next("b"), after.next("c")]).toEqual([2, 1, 0]);
    after.close();
    const last = await openFileCloud(file);
    expect([last.next("c"), last.next("a")]).toEqual([1, 3]);
    last.close();
    const seeded = await openFileCloud(file, { seed: "t" });
    seeded.next("d");
    seeded.close();
    const reopened = await openFileCloud(file);
    expect(reopened.seed).toBe("t");
    reopened.close();
  });

  it("is empty at first and holds afterwards what was written", async () => {
    const cloud = await openFileCloud(file);
    expect(cloud.read(key("a"))).toBeUndefined();
    cloud.write(key("b"), named("b"));
    cloud.write(key("a"), named("a"));
    cloud.write(key("a", "google_redis_instance"), named("other type"));
    cloud.close();

    const again = await openFileCloud(file);
    expect(again.read(key("a"))).toEqual(named("a"));
    expect(again.list("google_sql_user").map((entry) => entry.key.id)).toEqual(["a", "b"]);
    again.remove(key("a"));
    expect(again.read(key("a"))).toBeUndefined();
    again.close();
    const last = await openFileCloud(file);
    expect(last.all().map((entry) => [entry.key.type, entry.key.id])).toEqual([
      ["google_redis_instance", "a"],
      ["google_sql_user", "b"],
    ]);
    last.close();
    expect(readdirSync(folder)).toEqual(["cloud.json"]);
  });

  it("may be read by its owner alone, because it holds what the clouds would hold", async () => {
    const cloud = await openFileCloud(file);
    cloud.write(key("a"), named("a"));
    expect(statSync(`${file}.journal`).mode & 0o777).toBe(0o600);
    cloud.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("loses nothing that was answered when its process dies", async () => {
    const dying = await openFileCloud(file);
    dying.write(key("a"), named("first"));
    dying.write(key("a"), named("second"));
    killOwner();
    appendFileSync(`${file}.journal`, '{"op":"remove","key":{"provi');

    const next = await openFileCloud(file);
    expect(next.read(key("a"))).toEqual(named("second"));
    next.write(key("b"), named("after the broken line"));
    killOwner();
    const last = await openFileCloud(file);
    expect(last.read(key("b"))).toEqual(named("after the broken line"));
    last.close();
  });

  it("refuses a journal with a broken line before the last one, and leaves it", async () => {
    const dying = await openFileCloud(file);
    dying.write(key("a"), named("a"));
    killOwner();
    appendFileSync(`${file}.journal`, `{"op":"remo\n${JSON.stringify({ op: "remove", key: key("a") })}\n`);
    const journal = readFileSync(`${file}.journal`, "utf8");
    await expect(openFileCloud(file)).rejects.toMatchObject({
      problems: [{ file: `${file}.journal`, line: 2 }],
    });
    expect(readFileSync(`${file}.journal`, "utf8")).toBe(journal);
    expect(readdirSync(folder)).toEqual(["cloud.json.journal"]);
  });

  it("is locked while it is open, and says by whom", async () => {
    const cloud = await openFileCloud(file);
    const waited: number[] = [];
    const second = openFileCloud(file, { waitMs: 100, onWait: (owner) => waited.push(owner) });
    await expect(second).rejects.toMatchObject({
      problems: [
        { value: `held by process ${process.pid}`, rule: "one command at a time works in a sandbox" },
      ],
    });
    expect(waited).toEqual([process.pid]);
    cloud.close();
    (await openFileCloud(file)).close();
  });

  it("stops waiting when it is interrupted", async () => {
    const cloud = await openFileCloud(file);
    const interrupt = new AbortController();
    const second = openFileCloud(file, { signal: interrupt.signal });
    interrupt.abort();
    await expect(second).rejects.toMatchObject({ name: "AbortError" });
    cloud.close();
  });

  it("refuses a file that it did not write, and leaves it and no lock", async () => {
    writeFileSync(file, '{"version": 2}');
    await expect(openFileCloud(file)).rejects.toMatchObject({ problems: [{ where: file }] });
    expect(readdirSync(folder)).toEqual(["cloud.json"]);
    expect(readFileSync(file, "utf8")).toBe('{"version": 2}');
  });

  it("refuses changes after it was closed", async () => {
    const cloud = await openFileCloud(file);
    cloud.close();
    expect(() => cloud.write(key("a"), named("a"))).toThrow("closed");
  });

  it("agrees with a plain map whatever is written and removed, and however often it is opened", async () => {
    const step = fc.oneof(
      fc.record({ op: fc.constant("write" as const), id: fc.constantFrom("a", "b", "c"), name: fc.string() }),
      fc.record({ op: fc.constant("remove" as const), id: fc.constantFrom("a", "b", "c") }),
      fc.record({ op: fc.constant("reopen" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        rmSync(file, { force: true });
        const model = new Map<string, string>();
        let cloud = await openFileCloud(file);
        for (const each of steps) {
          if (each.op === "write") {
            model.set(each.id, each.name);
            cloud.write(key(each.id), named(each.name));
          } else if (each.op === "remove") {
            model.delete(each.id);
            cloud.remove(key(each.id));
          } else {
            cloud.close();
            cloud = await openFileCloud(file);
          }
        }
        const held = cloud.all().map(({ key: { id }, object }) => [id, object.attributes["name"]]);
        cloud.close();
        expect(held).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)));
      }),
      { numRuns: 50 },
    );
  });
});

describe("a fault that was ordered", () => {
  const order = {
    operation: "apply",
    type: "google_sql_user",
    kind: "error",
    summary: "quota exceeded",
    detail: "no more",
  } as const;

  it("strikes as often as it was ordered, also across processes", async () => {
    const cloud = await openFileCloud(file);
    cloud.setFaults([{ ...order, remaining: 2 }]);
    expect(cloud.fault("apply", key("a"), "google_sql_user")).toEqual({
      summary: "quota exceeded",
      detail: "no more",
      kind: "error",
    });
    cloud.close();
    const again = await openFileCloud(file);
    expect(again.fault("apply", undefined, "google_sql_user")).toBeDefined();
    expect(again.fault("apply", key("a"), "google_sql_user")).toBeUndefined();
    expect(again.faults).toEqual([]);
    again.close();
  });

  it("strikes neither other operations nor other types nor other objects", async () => {
    const cloud = await openFileCloud(file);
    cloud.setFaults([{ ...order, id: "a", remaining: 1 }]);
    expect(cloud.fault("plan", key("a"), "google_sql_user")).toBeUndefined();
    expect(cloud.fault("apply", key("a", "google_redis_instance"), "google_redis_instance")).toBeUndefined();
    expect(cloud.fault("apply", key("b"), "google_sql_user")).toBeUndefined();
    expect(cloud.fault("apply", undefined, "google_sql_user")).toBeUndefined();
    expect(cloud.fault("apply", key("a"), "google_sql_user")).toBeDefined();
    cloud.close();
  });
});
