import { renderHtml } from "@infra-tools/report/render/html";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import type { Json } from "@infra-tools/terraform-plan/value";
import { reviewJson } from "../../src/outputs/json";
import { reviewReport } from "../../src/report";
import { finding, planJson, reportOf, resource, reviewOf, terminalOf, withFindings } from "./plans";

const created = resource("x_store.a", ["create"], {
  before: null,
  after: { name: "a" },
  after_unknown: { id: true },
});
const updated = resource("x_store.a", ["update"], {
  before: { name: "a", size: 1, note: "old" },
  after: { name: "a", size: 2, note: "new" },
});
const replaced = resource(
  "x_store.a",
  ["delete", "create"],
  {
    before: { name: "a", id: "1" },
    after: { name: "b" },
    after_unknown: { id: true },
    replace_paths: [["name"]],
  },
  { action_reason: "replace_because_cannot_update" },
);
const deleted = resource(
  "x_store.gone",
  ["delete"],
  { before: { name: "gone" }, after: null },
  { action_reason: "delete_because_no_resource_config" },
);

/** Without findings: what is tested is the report, not the judges. */
function plainReport(
  changes: Parameters<typeof planJson>[0],
  more: Parameters<typeof planJson>[1] = {},
): string {
  return terminalOf(reviewReport(withFindings(reviewOf({ ops: planJson(changes, more) }), [])));
}

function verdictOf(report: string): string {
  return (report.split("\n\n")[1] ?? "").replace(/^▌ /gm, "");
}

describe("the verdict", () => {
  test("says that there is nothing to do", () => {
    const kept = resource("x_store.a", ["no-op"], { before: { name: "a" }, after: { name: "a" } });
    expect(verdictOf(plainReport([kept]))).toBe("No changes. The infrastructure matches the configuration.");
  });

  describe("of a plan that changes nothing", () => {
    const touched = (name: string, before: Json, after: Json) =>
      resource(`x_store.${name}`, after === null ? ["delete"] : ["update"], { before, after });
    const refreshOnly = (...drift: readonly ReturnType<typeof touched>[]) =>
      planJson([], { resource_drift: drift });
    const resized = touched("a", { size: 1 }, { size: 2 });
    const removal = touched("b", { size: 1 }, null);
    const said = (...plans: readonly ReturnType<typeof planJson>[]) =>
      verdictOf(
        terminalOf(
          reviewReport(reviewOf(Object.fromEntries(plans.map((plan, index) => [`plan-${index + 1}`, plan])))),
        ),
      );

    test("says how much was changed outside Terraform, and what of it is gone", () => {
      expect(said(refreshOnly(resized))).toBe(
        "Drift: 1 resource changed outside Terraform. Nothing in the cloud is changed by this; look at each below.",
      );
      expect(said(refreshOnly(resized, removal))).toContain(
        "Drift: 2 resources changed outside Terraform, 1 of them deleted. ",
      );
    });

    test("says so although an output follows", () => {
      const outputs = { size: { actions: ["update"], before: 1, after: 2 } };
      expect(said(planJson([], { resource_drift: [resized], output_changes: outputs }))).toMatch(
        /^Drift: 1 /,
      );
    });

    test("does not take noise for drift, nor what matters for no change", () => {
      expect(said(refreshOnly(touched("a", { tags: null }, { tags: [] })))).toMatch(/^No changes\./);
      const kept = resource("x_store.a", ["no-op"], { before: { size: 2 }, after: { size: 2 } });
      expect(said(planJson([kept], { resource_drift: [resized], relevant_attributes: [] }))).toMatch(
        /^No changes\./,
      );
      const relevant = [{ resource: "x_store.a", attribute: ["size"] }];
      expect(said(planJson([kept], { resource_drift: [resized], relevant_attributes: relevant }))).toMatch(
        /^Drift: 1 resource /,
      );
    });

    test("says it of each plan when there are several, whatever the others do", () => {
      expect(said(refreshOnly(resized, removal), refreshOnly())).toBe(
        [
          "Drift: 2 resources changed outside Terraform, 1 of them deleted. Nothing in the cloud is changed by this; look at each",
          "below.",
          "plan-1: no changes, but 2 resources changed outside Terraform.",
          "plan-2: no changes.",
        ].join("\n"),
      );
      expect(said(planJson([created]), refreshOnly(resized))).toMatch(
        /^Nothing dangerous found in 1 change;[\s\S]*plan-2: no changes, but 1 resource changed outside Terraform\.$/,
      );
    });

    test("is the same in every form", () => {
      const review = reviewOf({ ops: refreshOnly(resized, removal) });
      const sentence = "Drift: 2 resources changed outside Terraform";
      expect(renderMarkdown(reviewReport(review))).toContain(sentence);
      expect(renderHtml(reviewReport(review))).toContain(sentence);
      expect(reviewJson(review)).toMatchObject({ verdict: expect.stringContaining(sentence) });
    });
  });

  describe("says what no rule knows", () => {
    const update = (type: string, before: Json, after: Json) =>
      resource(`${type}.a`, ["update"], { before, after });
    const verdict = (...changes: Parameters<typeof reviewOf>[0][string][]) =>
      verdictOf(terminalOf(reviewReport(reviewOf({ ops: planJson(changes) }))));

    test("of types without rules, unless a name explains every changed attribute", () => {
      const withType = update(
        "aws_db_instance",
        { backup_retention_period: 7 },
        { backup_retention_period: 9 },
      );
      const unknown = update("acme_store", { shape: "round" }, { shape: "square" });
      expect(verdict(withType, unknown)).toContain(
        "Nothing dangerous found in 2 changes; 1 is of a type without rules: acme_store. Nothing is destroyed.",
      );
      const byName = update("acme_store", { deletion_protection: false }, { deletion_protection: true });
      expect(verdict(byName)).toContain("Nothing dangerous found in 1 change. Nothing is destroyed.");
      const both = update(
        "acme_store",
        { deletion_protection: false, shape: "round" },
        { deletion_protection: true, shape: "square" },
      );
      expect(verdict(both)).toContain("1 is of a type without rules: acme_store");
      const remark = update(
        "acme_store",
        { description: "a", tags: { a: "1" } },
        { description: "b", tags: {} },
      );
      expect(verdict(remark)).toContain("Nothing dangerous found in 1 change. ");
    });

    test("of attributes of types with rules", () => {
      const change = update("aws_db_instance", { acme: "a" }, { acme: "b" });
      expect(verdict(change)).toContain("found in 1 change; no rule reads 1 changed attribute. ");
      expect(reportOf([change])).toContain("No rule reads aws_db_instance.a acme.");
    });

    test("of provisioners that wait for the next object", () => {
      const provisioned = (address: string) => ({ address, provisioners: [{ type: "local-exec" }] });
      const configuration = {
        root_module: { resources: ["acme_host.a", "acme_host.b"].map(provisioned) },
      };
      const changes = [
        resource("acme_host.a", ["create"], { after: {} }),
        resource("acme_host.b", ["no-op"], { before: {}, after: {} }),
      ];
      expect(reportOf(changes, { configuration })).toContain(
        "Provisioners that this plan does not run: those of acme_host.b.",
      );
      expect(reportOf(changes.slice(0, 1), { configuration: {} })).not.toContain("Provisioners that");
    });

    test("beside what was found", () => {
      const danger = update(
        "aws_db_instance",
        { backup_retention_period: 30 },
        { backup_retention_period: 0 },
      );
      const unknown = update("acme_store", { shape: "round" }, { shape: "square" });
      expect(verdict(danger, unknown)).toMatch(
        /^1 danger[\s\S]*Not judged: 1 change of a type without rules \(acme_store\)\./,
      );
    });

    test("and what the configuration turns off", () => {
      const danger = update(
        "aws_db_instance",
        { backup_retention_period: 30 },
        { backup_retention_period: 0 },
      );
      const config = {
        severities: { default: { "retention-reduced": "off" as const, "backup-weakened": "off" as const } },
      };
      const doc = reviewReport(reviewOf({ ops: planJson([danger]) }, { config }));
      expect(verdictOf(terminalOf(doc))).toMatch(
        /The review configuration turns off 1 finding \([a-z-]+\)\./,
      );
    });
  });

  test("counts deferred changes, which are judged like the others", () => {
    const resource_change = resource("aws_db_instance.d", ["delete"], {
      before: { identifier: "d", skip_final_snapshot: true },
      after: null,
    });
    const deferred_changes = [{ reason: "provider_config_unknown", resource_change }];
    const doc = reviewReport(reviewOf({ ops: planJson([created], { deferred_changes }) }));
    expect(verdictOf(terminalOf(doc))).toContain("1 change is put off to a later plan.");
    expect(terminalOf(doc)).toContain("Dangers (2)");
    expect(terminalOf(doc)).toContain("data-destroyed");
  });

  test("is calm about creations and updates without findings", () => {
    expect(verdictOf(plainReport([created, { ...updated, address: "x_store.b" }]))).toBe(
      "Nothing dangerous found in 2 changes; 2 are of types without rules: x_store. Nothing is destroyed.\n1 changed and 1 created. Plan: 1 to add, 1 to change, 0 to destroy.",
    );
  });

  test("does not call a destruction harmless only because no rule knows it", () => {
    expect(verdictOf(plainReport([deleted]))).toContain(
      "Nothing dangerous found, but 1 resource will be destroyed, replaced or forgotten: look at each below.",
    );
  });

  test("begins with the number of dangers and the worst of them", () => {
    const review = withFindings(reviewOf({ ops: planJson([updated]) }), [
      finding({ rule: "capacity-reduced", message: "Smaller. It may not do." }),
      finding({ rule: "data-destroyed", message: "The store is lost. All of it.", address: "x_store.worst" }),
      finding({ severity: "warning" }),
    ]);
    expect(verdictOf(terminalOf(reviewReport(review)))).toMatch(
      /^2 dangers, first of all: The store is lost\. x_store\.worst\n/,
    );
  });

  test("counts a replacement once in its words and as Terraform does in the plan's line", () => {
    expect(verdictOf(plainReport([replaced, deleted]))).toContain(
      "1 destroyed and 1 replaced. Plan: 1 to add, 0 to change, 2 to destroy.",
    );
  });

  test("says what Terraform refused, and why, before everything else", () => {
    expect(verdictOf(plainReport([updated, replaced], { errored: true }))).toMatch(
      /^Terraform refused ops: would replace x_store\.a because of name\n/,
    );
  });

  test("says that Terraform stopped when nothing explains it", () => {
    expect(verdictOf(plainReport([updated], { errored: true }))).toMatch(
      /^Terraform stopped while planning ops: the changes planned until then follow\./,
    );
  });

  test("says that a plan is not the whole of it", () => {
    expect(verdictOf(plainReport([created], { complete: false }))).toContain("Not everything is planned.");
    expect(verdictOf(plainReport([created], { complete: true }))).not.toContain("Not everything");
  });

  test("has a line for each of several plans", () => {
    const report = terminalOf(reviewReport(reviewOf({ pre: planJson([]), ops: planJson([created]) })));
    expect(report).toMatch(/^Plan review: pre and ops\n/);
    expect(verdictOf(report)).toContain(
      "pre: no changes.\nops: 1 created. Plan: 1 to add, 0 to change, 0 to destroy.",
    );
    expect(report).toContain("Creates (1) in ops");
  });
});

describe("findings", () => {
  const review = reviewOf({ ops: planJson([updated]) });

  test("say what gets worse, where, what to do, and how they are named", () => {
    const report = terminalOf(reviewReport(withFindings(review, [finding()])), false);
    expect(report).toContain(
      [
        "Dangers (1)",
        "  Kept: lowered from 30 to 7 days. What is older is deleted.",
        "      x_store.a keep_days · retention-reduced · 0123456789ab",
        "      Keep keep_days at 30.",
      ].join("\n"),
    );
    expect(report).toContain("Accept-Finding: 0123456789ab <reason>");
    const sandbox = reviewReport(withFindings(review, [finding()]), { canAccept: false });
    expect(terminalOf(sandbox, false)).not.toContain("Accept-Finding");
  });

  test("that say the same of several resources are one entry, with every address and fingerprint", () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      finding({ address: `x_store.a[${index}]`, fingerprint: `print${index}` }),
    );
    const doc = reviewReport(withFindings(review, many));
    const report = terminalOf(doc, false);
    expect(report).toContain(
      "Dangers (12)\n  Kept: lowered from 30 to 7 days. What is older is deleted. 12 resources\n",
    );
    for (const { address, fingerprint } of many)
      expect(report).toContain(`• ${address} keep_days · ${fingerprint}`);
    expect(report.match(/Keep keep_days at 30/g)).toHaveLength(1);
  });

  test("keep their message and their number in the smallest report", () => {
    const many = Array.from({ length: 5_000 }, (_, index) =>
      finding({ address: `x_store.a[${index}]`, fingerprint: `${index}` }),
    );
    const markdown = renderMarkdown(reviewReport(withFindings(review, many)), { budget: 5_000 });
    expect(markdown.length).toBeLessThanOrEqual(5_000);
    expect(markdown).toContain("Dangers (5000)");
    expect(markdown).toContain("<strong>Kept: lowered from 30 to 7 days.</strong>");
    expect(markdown).toContain("`x_store.a[9]`");
    expect(markdown).toMatch(/lines left out for length/);
  });

  test("say if they are derived from a name alone", () => {
    const report = terminalOf(reviewReport(withFindings(review, [finding({ byName: true })])));
    expect(report).toContain("retention-reduced recognized by the attribute's name · 0123456789ab");
  });

  test("stay visible when they are accepted, with the reason", () => {
    const report = terminalOf(reviewReport(withFindings(review, [finding({ accepted: "agreed with Ada" })])));
    expect(report).toContain("1 finding accepted, none open");
    expect(report).not.toContain("Dangers");
    expect(report).toMatch(
      /Accepted \(1\)\n {2}• danger: Kept: lowered .*Accepted: agreed with Ada ·\s+0123456789ab/,
    );
  });

  test("list unused acceptances", () => {
    const unused = { ...review, unusedAcceptances: [{ fingerprint: "feedfacecafe", reason: "was fine" }] };
    expect(terminalOf(reviewReport(unused))).toMatch(/Unused acceptances \(1\)\n {2}• feedfacecafe was fine/);
  });
});

describe("changes", () => {
  test("stand in the order of their gravity", () => {
    const forgotten = resource("x_store.f", ["forget"], { before: { name: "f" }, after: null });
    const read = { ...resource("data.x_store.d", ["read"], { before: null, after: {} }), mode: "data" };
    const report = plainReport([
      created,
      { ...updated, address: "x_store.u" },
      replaced,
      deleted,
      forgotten,
      read,
    ]);
    const titles = report.match(/^(?:Replaces|Deletes|Forgets|Updates|Creates|Reads).*$/gm);
    expect(titles).toEqual([
      "Replaces (1)",
      "Deletes (1)",
      "Forgets (1)",
      "Updates (1)",
      "Creates (1)",
      "Reads during the apply (1)",
    ]);
  });

  test("that replace say what forces it, in which order, and what changes besides", () => {
    const report = plainReport([replaced]);
    expect(report).toContain("-/+ x_store.a forced by name");
    expect(report).toContain("Destroyed first, then created: it is missing in between.");
    expect(report).toContain('! name forces the replacement\n      - name = "a"\n      + name = "b"\n');
    expect(report).toContain("known after apply: id");
  });

  test("that create before they destroy say so", () => {
    const careful = {
      ...replaced,
      change: { ...(replaced["change"] as object), actions: ["create", "delete"] },
    };
    const report = plainReport([careful]);
    expect(report).toContain("+/- x_store.a forced by name");
    expect(report).toContain("Created first, then the old one is destroyed.");
  });

  test("say where they began and who follows", () => {
    const review = withFindings(reviewOf({ ops: planJson([replaced]) }), []);
    const [only] = review.plans;
    if (only === undefined) throw new Error("one plan");
    const origins = [
      { address: "x_net.a", attribute: "id", certain: true },
      { address: "local.name", attribute: undefined, certain: false },
    ];
    const why = new Map([["x_store.a", { origins, followers: ["x_user.a", "x_user.b"] }]]);
    const report = terminalOf(reviewReport({ ...review, plans: [{ ...only, why }] }));
    expect(report).toContain("Begins with x_net.a.id, which changes in this plan.");
    expect(report).toContain("Cannot be traced further than local.name");
    expect(report).toContain("2 resources follow: x_user.a, x_user.b");
  });

  test("show two plain values in their summary, and of more only the names", () => {
    expect(terminalOf(reviewReport(reviewOf({ ops: planJson([updated]) })), false)).toContain(
      '~ x_store.a size 1 → 2, note "old" → "new"',
    );
    const many = resource("x_store.a", ["update"], {
      before: { a: 1, b: 1, c: 1, d: 1 },
      after: { a: 2, b: 2, c: 2, d: 2 },
    });
    expect(terminalOf(reviewReport(reviewOf({ ops: planJson([many]) })), false)).toContain(
      "~ x_store.a a, b, c and 1 more",
    );
  });

  test("are grouped by module, and by construct where there is one", () => {
    const inModule = { ...created, address: "module.m.x_store.a", module_address: "module.m" };
    const report = plainReport([created, inModule]);
    expect(report).toContain("  + x_store.a");
    expect(report).toContain("  module.m (1)\n    + module.m.x_store.a");
    expect(plainReport([inModule])).not.toContain("module.m (1)");
  });

  test("of address and imports are told", () => {
    const moved = resource(
      "x_store.b",
      ["no-op"],
      { before: { a: 1 }, after: { a: 1 } },
      { previous_address: "x_store.a" },
    );
    const imported = resource("x_store.c", ["no-op"], {
      before: { a: 1 },
      after: { a: 1 },
      importing: { id: "c-1" },
    });
    const report = plainReport([moved, imported]);
    expect(report).toContain("• moved x_store.a → x_store.b");
    expect(report).toContain("• imported x_store.c from c-1");
  });

  test("of documents inside strings are shown as data", () => {
    const policy = (action: string) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Sid: "one", Effect: "Allow", Action: action, Resource: "*" }],
      });
    const change = resource("x_policy.p", ["update"], {
      before: { policy: policy("s3:Get") },
      after: { policy: policy("s3:Put") },
    });
    expect(plainReport([change])).toMatch(/policy » Statement\[.*\]\.Action/);
  });

  test("of long texts are shown as lines", () => {
    const change = resource("x_map.m", ["update"], {
      before: { text: "one\ntwo\nthree\n" },
      after: { text: "one\n2\nthree\n" },
    });
    expect(plainReport([change])).toContain("= text\n        one\n      - two\n      + 2\n        three");
  });

  test("that are noise are counted", () => {
    const change = resource("x_store.a", ["update"], {
      before: { a: null, size: 1 },
      after: { a: "", size: 2 },
    });
    const report = plainReport([change]);
    expect(report).toContain("Not shown: 1 difference between null and empty.");
  });
});

describe("secrets", () => {
  const secret = "correct-horse-battery";

  test("are never in a report, at their own path or elsewhere, while their change is", () => {
    const change = resource("x_user.u", ["update"], {
      before: { password: "previous-password", url: "mysql://u:previous-password@db" },
      after: { password: secret, url: `mysql://u:${secret}@db` },
      before_sensitive: { password: true },
      after_sensitive: { password: true },
    });
    const doc = reviewReport(reviewOf({ ops: planJson([change]) }));
    for (const text of [terminalOf(doc), renderMarkdown(doc)]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain("previous-password");
      expect(text).toContain("password: sensitive value changes");
    }
  });

  test("that nobody marked are hidden once a rule has found them", () => {
    const token = `glpat-${"x1Y2z3A4b5C6d7E8f9G0"}`;
    const change = resource("x_job.j", ["create"], {
      before: null,
      after: { token_text: token, note: `use ${token}` },
    });
    const report = reportOf([change]);
    expect(report).toContain("secret-exposed");
    expect(report).not.toContain(token);
  });
});

describe("an update", () => {
  const entry = (
    change: Parameters<typeof resource>[2],
    more: Parameters<typeof planJson>[1] = {},
    type = "x_store",
  ) => plainReport([resource(`${type}.a`, ["update"], change)], more);

  test("that changes an order shows the names of the elements in both", () => {
    const rules = (...names: readonly string[]) => names.map((name) => ({ name, action: "skip" }));
    const report = entry(
      { before: { rules: rules("log", "ask") }, after: { rules: rules("ask", "log") } },
      {},
      "cloudflare_ruleset",
    );
    expect(report).toContain("rules: the order changes");
    expect(report).toContain('-   "log", "ask"');
    expect(report).toContain('+   "ask", "log"');
  });

  test("of nothing but computed values is one line, unless the configuration takes a value from elsewhere", () => {
    const change = { before: { a: "1", b: "2" }, after: {}, after_unknown: { a: true, b: true } };
    expect(entry(change)).toContain("only values that the provider computes\n      Known after apply: a, b");
    const resources = [{ address: "x_store.a", expressions: { a: { references: ["x_ip.main.address"] } } }];
    expect(entry(change, { configuration: { root_module: { resources } } })).not.toContain("computes");
  });

  test("without a visible difference says so, and what is not shown", () => {
    expect(entry({ before: { a: null }, after: { a: "" } })).toContain(
      "no visible difference. Not shown: 1 difference between null and empty.",
    );
    expect(entry({ before: { a: 1 }, after: { a: 1 } })).toContain("~ x_store.a no visible difference\n");
  });
});

describe("what else a plan says", () => {
  test("failed checks are told with their messages", () => {
    const checks = [
      {
        address: { kind: "check", to_display: "check.health" },
        status: "fail",
        instances: [
          {
            status: "fail",
            address: { to_display: "check.health" },
            problems: [{ message: "it does not answer" }],
          },
        ],
      },
      { address: { kind: "check", to_display: "check.fine" }, status: "pass", instances: [] },
    ];
    const report = plainReport([created], { checks });
    expect(report).toContain("Checks: 1 failed, 0 cannot tell yet, 1 passed");
    expect(report).toContain("failed check.health: it does not answer");
  });

  test("outputs are compared", () => {
    const report = plainReport([], {
      output_changes: { address: { actions: ["update"], before: "10.0.0.1", after: "10.0.0.2" } },
    });
    expect(report).toContain(
      'update address\n      - (whole value) = "10.0.0.1"\n      + (whole value) = "10.0.0.2"',
    );
  });

  test("deferred changes say why they wait", () => {
    const report = plainReport([], {
      deferred_changes: [{ reason: "instance_count_unknown", resource_change: created }],
    });
    expect(report).toContain("+ x_store.a: how many there will be is not known yet");
  });
});
