import type { Doc } from "@infra-tools/report/doc/doc";
import { renderHtml } from "@infra-tools/report/render/html";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import type { EnvironmentDiff } from "../../src/diff";
import { judgeParity } from "../../src/parity/parity";
import { explanation, findDifferences } from "../../src/report/explain";
import { diffJson } from "../../src/report/json";
import { diffReport } from "../../src/report/report";
import { diffUnder, type Toy, toySubject } from "../support/toy";

const A = { name: "pre", size: 2, unused: 1, high: false };
const B = { name: "ops", size: 4, unused: 2, high: true };

const HONEST: Toy = ({ name, size, high }) => ({
  disk: { size, label: `disk-${String(name)}`, owner: `team-${String(name)}` },
  ...(high === true ? { standby: { a: 1 } } : {}),
});

const BRANCHING: Toy = (data) => ({ ...HONEST(data), cache: { fast: data["name"] === "ops" } });

const NAMES = { a: "a", b: "b" };

function terminal(doc: Doc, details = false): string {
  return renderTerminal(doc, { color: false, width: 120, details });
}

function diffOf(toy: Toy): Promise<EnvironmentDiff> {
  return diffUnder(toySubject(toy), A, B);
}

describe("the report", () => {
  it("begins with whether each difference is expected, groups by cause, and folds names into one line", async () => {
    const diff = await diffOf(HONEST);
    const parity = judgeParity(
      diff.settings,
      { identity: ["name"], expected: [{ settings: ["size", "high", "unused"], reason: "ops is larger" }] },
      { names: NAMES },
    );
    const printed = terminal(diffReport(diff, { title: "pre and ops", parity }));
    const lines = printed.split("\n");
    expect(lines[2]).toContain("Every difference has a cause, and each is expected");
    expect(printed).toContain("4 settings differ; 4 differences in 2 blocks, 2 of them only names.");
    expect(printed).toContain("size 2 → 4 · 1 difference in 1 block");
    expect(printed).toContain("high false → true · 1 difference in 1 block");
    expect(printed).toContain("1 name in 2 strings");
    expect(printed).not.toContain("disk-ops");
    expect(printed).toMatch(/change nothing\n\s+• unused 1 → 2/);
    expect(printed).toContain("12 syntheses");
  });

  it("says that settings were swapped in groups, and how to swap them one by one", async () => {
    const diff = await diffOf(HONEST);
    const last = (each: EnvironmentDiff) =>
      terminal(diffReport(each, { title: "t" })).replaceAll(/\s+/g, " ");
    expect(last(diff)).not.toContain("in groups");
    expect(last({ ...diff, inGroups: true })).toContain("swapped in groups; --exact swaps them one by one.");
  });

  it("says in every form why settings are expected to differ", async () => {
    const diff = await diffOf(HONEST);
    const expected = [{ settings: ["size", "high"], between: ["a", "b"], reason: "ops has users." }];
    const parity = judgeParity(diff.settings, { identity: ["name"], expected }, { names: NAMES });
    const doc = diffReport(diff, { title: "t", parity });
    for (const form of [terminal(doc), renderMarkdown(doc), renderHtml(doc)]) {
      expect(form.replaceAll(/<[^>]*>|`/g, "")).toContain("ops has users: size, high");
    }
    expect(diffJson(diff, parity).meantToDiffer).toEqual([
      { settings: ["size", "high"], reason: "ops has users." },
    ]);
    const explained = explanation(diff, "toy.disk", findDifferences(diff, "toy.disk"), parity.reasons);
    expect(terminal(explained, true)).toContain("Expected to differ: ops has users.");
  });

  it("begins with what has no cause, and names the setting that code looks at", async () => {
    const printed = terminal(diffReport(await diffOf(BRANCHING), { title: "pre and ops" }));
    expect(printed.split("\n")[2]).toContain("1 difference without a cause in the settings: toy.cache fast");
    expect(printed).toContain("changes with name, but is more than its text");
  });

  it("begins with the settings not expected to differ, and names stale entries", async () => {
    const diff = await diffOf(HONEST);
    const parity = judgeParity(
      diff.settings,
      { identity: ["name"], expected: [{ settings: ["size", "gone"], reason: "ops is larger" }] },
      { names: NAMES },
    );
    const printed = terminal(diffReport(diff, { title: "pre and ops", parity }));
    expect(printed.split("\n")[2]).toContain("2 settings not expected to differ");
    expect(printed).toMatch(/without a difference[\s\S]*gone/);
  });

  it("counts what it leaves out, and lists it when asked", async () => {
    const toy: Toy = ({ high }) => ({ pod: { instances: high === true ? ["a", "b"] : ["b", "a"] } });
    const diff = await diffUnder(
      toySubject(toy, () => [], "aws_elb"),
      A,
      B,
    );
    const folded = terminal(diffReport(diff, { title: "t" }));
    expect(folded).toContain("1 difference that means the same left out (--hidden lists them).");
    expect(folded).not.toContain("instances");
    const printed = terminal(diffReport(diff, { title: "t", hidden: true }));
    expect(printed).toMatch(/aws_elb\.pod instances\s+\["b","a"\]\s+\["a","b"\]\s+order of a set/);
    expect(diffJson(diff).hidden).toEqual([
      expect.objectContaining({ attribute: "instances", reason: "order of a set" }),
    ]);
  });

  it("has every difference with its cause in the table", async () => {
    const printed = terminal(diffReport(await diffOf(BRANCHING), { title: "t", table: true }));
    expect(printed).toMatch(/size\s+2\s+4\s+size/);
    expect(printed).toMatch(/label\s+"disk-pre"\s+"disk-ops"\s+name/);
    expect(printed).toMatch(/fast\s+false\s+true\s+uncaused: code looks at name/);
    expect(printed).toMatch(/\(whole block\)\s+is not there\s+is there\s+high/);
  });

  it("shows what only one side has: indented, and cut where it is long", async () => {
    const data = [A, B] as const;
    const toy: Toy = ({ high }): ReturnType<Toy> =>
      high === true
        ? {
            standby: {
              zones: ["b", "c"],
              text: "x".repeat(500),
              many: Array.from({ length: 60 }, (_, index) => index),
            },
          }
        : { lonely: { a: 1 } };
    const diff = await diffUnder(toySubject(toy), ...data);
    const grouped = terminal(diffReport(diff, { title: "t" }), true);
    expect(grouped).toMatch(/= toy\.standby\n\s+\+ \{\n\s+\+ {3}"many": \[\n\s+\+ {5}0,\n/);
    expect(grouped).toMatch(/= toy\.lonely\n\s+- \{\n\s+- {3}"a": 1\n\s+- \}/);
    expect(grouped).toMatch(/… 39 more lines/);
    const table = terminal(diffReport(diff, { title: "t", table: true }));
    expect(table).toMatch(/toy\.lonely[\s\S]*\(whole block\)[\s\S]*- {3}"a": 1/);
    const explained = terminal(explanation(diff, "standby", findDifferences(diff, "standby")), true);
    expect(explained).toMatch(/\+ {5}59\n\s+\+ {3}\],\n\s+\+ {3}"text":\s+"[x\s]+… \(\d+ more characters\)/);
    expect(explained).toMatch(/"zones": \[\n\s+\+ {5}"b",/);
  });

  it("is the same in every form, and escapes what stands in the stacks", async () => {
    const hostile: Toy = ({ size }) => ({
      disk: { note: `<img src=x onerror=alert(${String(size)})> @all\n/close` },
    });
    const doc = diffReport(await diffOf(hostile), { title: "pre and ops" });
    const html = renderHtml(doc);
    expect(html).toContain("&lt;img src=x");
    expect(html).not.toContain("<img");
    expect(html).toContain('data-tag="setting"');
    const markdown = renderMarkdown(doc, { budget: 60_000 });
    expect(markdown).toContain("<details>");
    expect(markdown.split("\n").some((line) => line.startsWith("/close"))).toBe(false);
  });

  it("says no more than needed when nothing differs", async () => {
    const diff = await diffUnder(toySubject(HONEST), A, A);
    const printed = terminal(diffReport(diff, { title: "a and b" }));
    expect(printed).toContain("No differences between a and b.");
    expect(diff.syntheses).toBe(4);
  });
});

describe("an explanation", () => {
  it("shows the setting, and what a swap in each direction gave", async () => {
    const diff = await diffOf(HONEST);
    const result = findDifferences(diff, "toy.disk.size");
    expect(result).toHaveLength(1);
    const printed = terminal(explanation(diff, "toy.disk.size", result), true);
    expect(printed).toContain("with the value of b in a it becomes 4");
    expect(printed).toContain("with the value of a in b it becomes 2");
  });

  it("is found by address, construct and attribute", async () => {
    const diff = await diffOf(HONEST);
    expect(findDifferences(diff, "toy.disk")).toHaveLength(3);
    expect(findDifferences(diff, "disk")).toHaveLength(3);
    expect(findDifferences(diff, "toy.disk size")).toHaveLength(1);
    expect(findDifferences(diff, "toy.dis")).toHaveLength(0);
  });

  it("says that a block comes and goes", async () => {
    const diff = await diffOf(HONEST);
    const printed = terminal(explanation(diff, "standby", findDifferences(diff, "standby")), true);
    expect(printed).toContain("It is only in b.");
    expect(printed).toContain("in a it is there");
    expect(printed).toContain("in b it is removed");
  });
});

describe("the JSON form", () => {
  it("has every difference with causes and whether it is uncaused", async () => {
    const json = diffJson(await diffOf(BRANCHING));
    expect(json.differences.find(({ attribute }) => attribute === "fast")).toMatchObject({
      address: "toy.cache",
      construct: "cache toy",
      a: false,
      b: true,
      uncaused: true,
      branches: ["name"],
    });
    expect(json.differences.find(({ attribute }) => attribute === "size")).toMatchObject({
      causes: [{ settings: ["size"], identity: false }],
      uncaused: false,
      namesOnly: false,
    });
    expect(json.dead).toEqual(["unused"]);
  });
});
