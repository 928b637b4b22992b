import { renderHtml } from "@infra-tools/report/render/html";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import type { Finding } from "@infra-tools/terraform-plan/model";
import { reviewReport } from "../../src/report";
import { show } from "../../src/values/inspect";
import { finding, planJson, resource, reviewOf, terminalOf, withFindings } from "./plans";

const RESOURCES = ["a", "b", "c"].map((name) =>
  resource(`x_store.${name}`, ["update"], {
    before: { name: `store-${name}`, region: "eu-west-1", size: 1 },
    after: { name: `store-${name}`, region: "eu-west-1", size: 2 },
  }),
);

function report(...findings: readonly Finding[]): string {
  return terminalOf(
    reviewReport(withFindings(reviewOf({ ops: planJson(RESOURCES) }), findings), { canAccept: false }),
  );
}

function section(text: string, title: string): string {
  const start = text.indexOf(title);
  return start < 0 ? "" : (text.slice(start).split(/\n\n(?! )/)[0] ?? "");
}

describe("a card of findings", () => {
  const danger = finding({ message: "Kept: lowered. Older data is deleted.", fingerprint: "aaaaaaaaaaaa" });
  const other = finding({
    rule: "tls-weakened",
    path: ["tls"],
    message: "TLS: weakened. It can be read.",
    fingerprint: "bbbbbbbbbbbb",
  });
  const warning = finding({ ...other, severity: "warning", path: ["size"], fingerprint: "cccccccccccc" });

  it("holds all findings of a resource, in the section of the worst", () => {
    const text = report(danger, other, warning);
    expect(section(text, "Dangers (2)")).toBe(
      [
        "Dangers (2)",
        "  2 dangers and 1 warning: store-a in eu-west-1 x_store.a",
        "      • keep_days Kept: lowered. Older data is deleted. · retention-reduced · aaaaaaaaaaaa",
        "      • tls TLS: weakened. It can be read. · tls-weakened · bbbbbbbbbbbb",
        "      • warning: size TLS: weakened. It can be read. · tls-weakened · cccccccccccc",
        "",
        "      Keep keep_days at 30.",
      ].join("\n"),
    );
    expect(text).not.toContain("Warnings");
  });

  it("says in a section how many of its findings are in cards above", () => {
    const text = report(danger, warning, { ...warning, address: "x_store.b", message: "Other. It is so." });
    expect(text).toContain("Warnings (2, 1 of them above)");
  });

  it("lists resources of which the same is true", () => {
    const text = report(danger, { ...danger, address: "x_store.b", fingerprint: "dddddddddddd" });
    expect(section(text, "Dangers (2)")).toContain("Kept: lowered. Older data is deleted. 2 resources\n");
    expect(text).toContain("• store-b in eu-west-1 x_store.b keep_days · dddddddddddd");
  });

  it("groups notices by their rule, whatever they say", () => {
    const notice = (address: string, message: string): Finding =>
      finding({ severity: "notice", address, message, fingerprint: `${address}-------`.slice(0, 12) });
    const text = report(
      notice("x_store.a", "One."),
      notice("x_store.b", "Another."),
      notice("x_store.c", "A third."),
    );
    expect(section(text, "Notices (3)").split("\n").slice(0, 3)).toEqual([
      "Notices (3)",
      "  Retention reduced: 3 resources",
      "      • store-a in eu-west-1 x_store.a keep_days: One. · x_store.a---",
    ]);
  });
});

describe("a finding about very much", () => {
  const ranges = Array.from({ length: 3_000 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
  const message = `It lets in \`x\`, ${ranges.join(", ")}. Nothing else stands in between.`;
  const reviewed = withFindings(reviewOf({ ops: planJson(RESOURCES) }), [finding({ message })]);
  const doc = reviewReport(reviewed);

  it("begins in its card, and is folded there in full", () => {
    expect(terminalOf(doc, false)).not.toContain(ranges.at(-1));
    const html = renderHtml(doc);
    expect(ranges.filter((range) => !html.includes(range))).toEqual([]);
    expect(html).toContain("Nothing else stands in between.");
  });

  it("loses no name to the limits of single texts in Markdown, where there is room", () => {
    // A number at the start of a line is escaped.
    const markdown = renderMarkdown(doc, { budget: 200_000 }).replaceAll("\\", "");
    expect(ranges.filter((range) => !markdown.includes(range))).toEqual([]);
  });

  it("stays within the budget of a note, which says what is left out", () => {
    const markdown = renderMarkdown(doc, { budget: 20_000 });
    expect(markdown.length).toBeLessThanOrEqual(20_000);
    expect(markdown).toMatch(/Left out, least important first: .*details/);
    expect(markdown).toContain(ranges[0]);
  });
});

describe("more dangers than a note has room for", () => {
  const many = Array.from({ length: 2_000 }, (_, index) =>
    finding({ address: `x_store.s${index}`, message: `Kept ${index}: lowered. ${"Older data. ".repeat(9)}` }),
  );
  const reviewed = withFindings(reviewOf({ ops: planJson(RESOURCES) }), many);
  const markdown = renderMarkdown(reviewReport(reviewed));

  it("are cut last, as a whole and from the end, and counted", () => {
    expect(markdown.length).toBeLessThanOrEqual(60_000);
    expect(markdown).toContain("Dangers (2000)");
    expect(markdown).toMatch(/Left out, least important first: 1,\d{3} entries/);
    const shown = [...markdown.matchAll(/Kept (\d+): lowered/g)].map(([, index]) => Number(index));
    expect(shown.length).toBeGreaterThan(50);
    for (const index of shown) expect(markdown).toMatch(new RegExp(`x_store\\.s${index}\\b`));
  });
});

describe("notices that say the same", () => {
  it("say it once", () => {
    const notice = (address: string): Finding =>
      finding({ severity: "notice", address, message: "Known later.", fingerprint: `${address}-------` });
    const text = report(notice("x_store.a"), notice("x_store.b"));
    expect(text.match(/Known later\./g)).toHaveLength(1);
    expect(text).toContain("• store-b in eu-west-1 x_store.b keep_days · x_store.b-------");
  });
});

describe("the counts by type", () => {
  const text = (...changes: Parameters<typeof planJson>[0]) =>
    terminalOf(reviewReport(withFindings(reviewOf({ ops: planJson(changes) }), [])));

  it("follow the verdict, most frequent first", () => {
    const deleted = resource("y_rule.a", ["delete"], { before: { name: "a" }, after: null });
    expect(text(deleted, ...RESOURCES)).toContain("By type: destroyed 1 y_rule; changed 3 x_store.");
  });

  it("are left out where there is little to count", () => {
    expect(text(...RESOURCES)).not.toContain("By type");
  });
});

it("prints seconds as dates in expressions about time only", () => {
  expect(show("time() > 1803945600 and time() < 1803949200")).toBe(
    "time() > 2027-03-02 and time() < 2027-03-02T01:00",
  );
  expect(show("size > 1803945600")).toBe("size > 1803945600");
});
