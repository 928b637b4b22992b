import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderHtml } from "@infra-tools/report/render/html";
import type { Browser } from "playwright-core";
import { hasBrowser, launchBrowser, openHtml } from "../../../../test/support/browser";
import { reviewReport } from "../../src/report";
import { planJson, resource, reviewOf } from "./plans";

const whenBrowser = hasBrowser() ? describe : describe.skip;

/** A common laptop. */
const LAPTOP = { width: 1440, height: 900 };

/** Six dangers of six resources, one of which has two more findings. */
const PLAN = planJson([
  resource("google_sql_database_instance.main", ["delete"], {
    before: { name: "packages", region: "europe-west1", deletion_protection: true },
    after: null,
  }),
  resource("aws_s3_bucket.packages", ["delete"], {
    before: { bucket: "packages", force_destroy: true },
    after: null,
  }),
  resource("google_compute_firewall.ssh", ["update"], {
    before: {
      name: "ssh",
      direction: "INGRESS",
      source_ranges: ["10.0.0.0/8"],
      allow: [{ protocol: "tcp", ports: ["22"] }],
    },
    after: {
      name: "ssh",
      direction: "INGRESS",
      source_ranges: ["0.0.0.0/0"],
      allow: [{ protocol: "tcp", ports: ["22"] }],
    },
  }),
  resource("google_project_iam_member.ci", ["create"], {
    before: null,
    after: { project: "ops", role: "roles/owner", member: "serviceAccount:ci@ops.iam.gserviceaccount.com" },
  }),
  resource("aws_iam_role_policy.runner", ["update"], {
    before: {
      name: "runner",
      role: "runner",
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
    },
    after: {
      name: "runner",
      role: "runner",
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
      }),
    },
  }),
  resource("google_sql_database_instance.replica", ["update"], {
    before: {
      name: "copy",
      deletion_protection: true,
      settings: [
        { backup_configuration: [{ enabled: true }], ip_configuration: [{ ssl_mode: "ENCRYPTED_ONLY" }] },
      ],
    },
    after: {
      name: "copy",
      deletion_protection: false,
      settings: [
        {
          backup_configuration: [{ enabled: false }],
          ip_configuration: [{ ssl_mode: "ALLOW_UNENCRYPTED_AND_ENCRYPTED" }],
        },
      ],
    },
  }),
]);

whenBrowser("the page of a review on a laptop", () => {
  let folder = "";
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "laptop-"));
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("shows six dangers without scrolling, the findings of one resource in one card", async () => {
    const review = reviewOf({ ops: PLAN });
    const dangers = new Set(
      review.plans.flatMap(({ findings }) =>
        findings.filter(({ severity }) => severity === "danger").map(({ address }) => address),
      ),
    );
    expect(dangers.size).toBe(6);
    const file = join(folder, "page.html");
    writeFileSync(file, renderHtml(reviewReport(review)));
    const { page, complaints, close } = await openHtml(browser, file, { viewport: LAPTOP });
    const messages = page.locator(
      "details.tone-danger strong.tone-danger, details.tone-danger span.tone-danger",
    );
    const boxes = await Promise.all((await messages.all()).map((message) => message.boundingBox()));
    const inView = boxes.filter((box) => box !== null && box.y >= 0 && box.y + box.height <= LAPTOP.height);
    expect(complaints).toEqual([]);
    expect(inView.length).toBeGreaterThanOrEqual(6);
    expect(await page.locator("section > details.tone-danger").count()).toBe(6);
    const text = await page.locator("body").innerText();
    expect(text.split("google_sql_database_instance.replica").length - 1).toBeLessThanOrEqual(2);
    await close();
  }, 60_000);
});
