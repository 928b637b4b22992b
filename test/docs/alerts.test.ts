import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alertsDocument } from "../../stacks/alerts-document";
import { DATA, synthEnvironment } from "../support/environments";
import { all, listAt, valueAt } from "../support/template";

const ROOT = join(__dirname, "..", "..");
const FILE = join(ROOT, "docs", "alerts.md");
const policies = all(synthEnvironment(DATA.ops), "google_monitoring_alert_policy");

const document = alertsDocument(
  policies.map((policy) => ({
    display_name: String(policy["display_name"]),
    severity: String(policy["severity"]),
    documentation: {
      content: String(valueAt(policy, "documentation.content")),
      links: listAt(policy, "documentation.links").map(({ url }) => ({ url: String(url) })),
    },
  })),
);

it("the page of alerts is made from the policies (WRITE_DOCS=1 makes it again)", () => {
  if (process.env["WRITE_DOCS"] === "1") writeFileSync(FILE, document);
  expect(readFileSync(FILE, "utf8")).toBe(document);
});

it("has a section for each alert's link", () => {
  const sections = new Set([...document.matchAll(/^## (\S+)$/gm)].map(([, id]) => id));
  expect(sections.size).toBe(policies.length);
  for (const policy of policies) {
    const anchors = listAt(policy, "documentation.links").flatMap(
      ({ url }) => String(url).split("#")[1] ?? [],
    );
    expect(anchors).toHaveLength(1);
    expect(sections).toContain(anchors[0]);
  }
});

it("names pages that exist", () => {
  const pages = [...document.matchAll(/docs\/[a-z-]+\.md/g)].map(([page]) => page);
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((page) => !existsSync(join(ROOT, page)))).toEqual([]);
});
