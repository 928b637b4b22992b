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
    const gone = resource("y_rule.a", ["delete"], { before: { name: "a" }, after: null });
    expect(text(gone, ...RESOURCES)).toContain("By type: destroyed 1 y_rule; changed 3 x_store.");
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
