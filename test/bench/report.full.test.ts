import type { Cost } from "../../bench/measure";
import { measure } from "../../bench/measure";
import { judge, peakMegabytes, ratios } from "../../bench/report";
import { type Row, series, spread } from "../../bench/series";

const MEGABYTE = 1024 * 1024;

const costs = (...seconds: readonly number[]): readonly Cost[] =>
  seconds.map((each) => ({ seconds: each, processor: each, peak: each * 10 * MEGABYTE }));

const row = (...seconds: readonly number[]): Row => ({ what: "x", costs: costs(...seconds) });

describe("the figures of a benchmark", () => {
  it("are the least, the middle and the most", () => {
    expect(spread([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
    expect(spread([10, 1, 2, 4])).toEqual({ min: 1, median: 3, max: 10 });
    expect(spread([])).toBeUndefined();
  });

  it("compare medians of time and the most memory", () => {
    expect(ratios(row(2, 4, 9), row(1, 2, 3))).toEqual({ time: 2, memory: 3 });
    expect(peakMegabytes(costs(1, 3, 2))).toBe(30);
  });

  it("have no ratio to themselves, nor one of memory where it was not measured", () => {
    const base = row(1);
    expect(ratios(base, base)).toEqual({});
    expect(
      ratios({ what: "y", costs: [{ seconds: 2, processor: undefined, peak: undefined }] }, base),
    ).toEqual({ time: 2 });
  });

  it("meet a target or miss it", () => {
    const base = row(1);
    expect(judge(row(2), base, { seconds: 2, megabytes: 20 })).toEqual({
      met: true,
      text: "2 s, 20 MB: met",
    });
    expect(judge(row(2), base, { seconds: 2, megabytes: 19 })).toEqual({
      met: false,
      text: "2 s, 19 MB: missed",
    });
    expect(judge(row(2), base, { timesTheTime: 1.9 }).met).toBe(false);
    expect(judge(row(2), base, { timesTheTime: 2, timesTheMemory: 2 }).met).toBe(true);
  });
});

it("subjects are measured in turn, so that a busy moment meets all of them", async () => {
  const order: string[] = [];
  const subject = (what: string) => ({
    what,
    run: async () => {
      order.push(what);
      return { seconds: order.length, processor: undefined, peak: undefined };
    },
  });
  const rows = await series(2, [subject("a"), subject("b")]);
  expect(order).toEqual(["a", "b", "a", "b"]);
  expect(rows.map(({ costs: each }) => each.map(({ seconds }) => seconds))).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

describe("measuring a program", () => {
  const node = (script: string, codes?: readonly number[]) =>
    measure({
      command: process.execPath,
      args: ["-e", script],
      cwd: __dirname,
      ...(codes === undefined ? {} : { codes }),
    });

  it("counts the memory of its children too", async () => {
    const child = `const held = Buffer.alloc(300_000_000, 1); setTimeout(() => held, 500)`;
    const parent = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(child)}])`;
    const { peak } = await node(parent);
    if (process.platform === "linux") expect(peak).toBeGreaterThan(300_000_000);
    else expect(peak).toBeUndefined();
  });

  it("counts processor time and not waiting", async () => {
    const busy = "while (process.cpuUsage().user < 400_000);";
    const { processor } = await node(busy);
    const { processor: idle } = await node("setTimeout(() => 0, 600)");
    if (process.platform === "linux") expect(processor).toBeGreaterThan(idle ?? Number.POSITIVE_INFINITY);
    else expect(processor).toBeUndefined();
  });

  it("refuses a run that failed and says what it printed", async () => {
    await expect(node("console.error('no such plan'); process.exit(1)")).rejects.toThrow("no such plan");
    await expect(node("process.exit(2)", [0, 2])).resolves.toHaveProperty("seconds");
  });
});
