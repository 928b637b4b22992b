import { inspect } from "node:util";
import { compare } from "@infra-tools/terraform-plan/compare/compare";
import { isObject, isSensitive, type Json } from "@infra-tools/terraform-plan/value";
import * as fc from "fast-check";
import { changeAt, planFrom, planOf } from "../../terraform-plan/test/support/plans";
import { planScrubber, scrubPlan } from "../src/scrub";

describe("a scrubbed plan", () => {
  const raw = planOf("own/sensitive/plan.json");
  const plan = scrubPlan(raw);
  const printed = JSON.stringify(plan);

  test("holds no copy of a secret, however it is written", () => {
    expect(JSON.stringify(raw)).toContain("Passw0rd!");
    for (const text of ["Passw0rd", "MIIabcdefgh12345", "zyxwvuts98765"]) expect(printed).not.toContain(text);
    for (const encoded of printed.match(/[A-Za-z0-9+/=]{12,}/g) ?? []) {
      expect(Buffer.from(encoded, "base64").toString()).not.toContain("Passw0rd");
    }
    expect(decodeURIComponent(printed.replace(/%(?![0-9A-F]{2})/g, "%25"))).not.toContain("Passw0rd");
  });

  test("keeps what stands around the copies", () => {
    const text = JSON.stringify(changeAt(plan, "terraform_data.copies").before);
    expect(text).toContain("key is (sensitive)");
  });

  test("still says that a secret changed, at its own path and where only its copies differ", () => {
    const holder = changeAt(plan, "terraform_data.holder");
    expect(compare(holder.before, holder.after).deltas[0]?.kind).toBe("sensitive");
    const copies = changeAt(plan, "terraform_data.copies");
    const { deltas } = compare(copies.before, copies.after);
    expect(deltas.length).toBeGreaterThan(4);
    expect(deltas.every((delta) => delta.before === undefined || delta.kind !== "changed")).toBe(true);
    const copy = plan.outputs.find((output) => output.name === "copy");
    expect(compare(copy?.before, copy?.after).deltas[0]?.kind).toBe("sensitive");
  });

  test("still says that a secret forces a replacement", () => {
    const replaced = changeAt(plan, "terraform_data.replaced");
    expect([replaced.action, replaced.replacePaths]).toEqual(["replace", [["triggers_replace"]]]);
    expect(compare(replaced.before, replaced.after).deltas.map((delta) => delta.kind)).toContain("sensitive");
  });

  test("keeps marked values marked, and hidden when inspected", () => {
    const output = plan.outputs.find((one) => one.name === "pw");
    expect(isSensitive(output?.after)).toBe(true);
    expect(inspect(output?.after, { depth: 9 })).not.toContain("Passw0rd");
  });
});

describe("scrubbing", () => {
  const secret = "hunter2-and-more";
  const entry = (
    address: string,
    change: { readonly [key: string]: Json },
    more: { readonly [key: string]: Json } = {},
  ) => ({
    address,
    type: "x_thing",
    name: "a",
    mode: "managed",
    change,
    ...more,
  });
  const marked = entry("x_thing.marked", {
    actions: ["no-op"],
    before: { pw: secret },
    after: { pw: secret },
    before_sensitive: { pw: true },
    after_sensitive: { pw: true },
  });

  test.each<[string, { readonly [key: string]: Json }]>([
    ["a resource that does not change", { resource_changes: [marked] }],
    [
      "a data source of the prior state",
      {
        prior_state: {
          values: {
            root_module: {
              child_modules: [{ resources: [{ values: { pw: secret }, sensitive_values: { pw: true } }] }],
            },
          },
        },
      },
    ],
    [
      "an output of the prior state",
      { prior_state: { values: { outputs: { o: { sensitive: true, value: [secret] } } } } },
    ],
    [
      "planned values",
      {
        planned_values: {
          root_module: { resources: [{ values: { pw: secret }, sensitive_values: { pw: true } }] },
        },
      },
    ],
    [
      "a variable",
      {
        variables: { v: { value: secret } },
        configuration: { root_module: { variables: { v: { sensitive: true } } } },
      },
    ],
    [
      "a variable's default",
      { configuration: { root_module: { variables: { v: { sensitive: true, default: secret } } } } },
    ],
    [
      "what a call hands to a module",
      {
        configuration: {
          root_module: {
            module_calls: {
              m: {
                expressions: { v: { constant_value: secret } },
                module: { variables: { v: { sensitive: true } } },
              },
            },
          },
        },
      },
    ],
    [
      "an action",
      { action_invocations: [{ config_values: { pw: secret }, config_sensitive: { pw: true } }] },
    ],
    ["drift", { resource_drift: [{ ...marked, address: "x_thing.other" }] }],
  ])("hides copies of what is marked in %s", (_, source) => {
    const copy = entry("x_thing.copy", {
      actions: ["create"],
      before: null,
      after: { text: `user:${secret}@host` },
    });
    const { resource_changes: changes } = source;
    const plan = scrubPlan(
      planFrom({ ...source, resource_changes: [...(Array.isArray(changes) ? changes : []), copy] }),
    );
    expect(changeAt(plan, "x_thing.copy").after).toEqual({ text: "user:(sensitive)@host" });
  });

  test("reaches keys of instances, imports, checks and variables, and leaves names of the configuration", () => {
    const plan = scrubPlan(
      planFrom({
        resource_changes: [
          marked,
          entry(
            `x_thing.a["${secret}"]`,
            { actions: ["create"], before: null, after: {}, importing: { id: secret } },
            {
              index: secret,
              previous_address: `module.m["${secret}"].x_thing.a`,
              module_address: `module.m["${secret}"]`,
            },
          ),
        ],
        checks: [
          {
            address: { kind: "check", to_display: "check.c" },
            status: "fail",
            instances: [{ problems: [{ message: `is ${secret}` }] }],
          },
        ],
        variables: { plain: { value: [secret] } },
      }),
    );
    expect(JSON.stringify(plan)).not.toContain("hunter2");
    expect(plan.changes[1]?.address).toBe('x_thing.a["(sensitive)"]');
  });

  test("of short secrets spares ordinary words and the plan's own", () => {
    const plan = (pw: string) =>
      scrubPlan(
        planFrom({
          resource_changes: [
            { ...marked, change: { ...marked.change, before: { pw }, after: { pw } } },
            entry(
              "x_thing.grafic",
              { actions: ["create"], before: null, after: { text: `in ${pw}` } },
              { name: "grafic" },
            ),
          ],
        }),
      );
    const text = (pw: string) => JSON.stringify(plan(pw).changes[1]?.after);
    expect(text("pa55wd")).toContain("in (sensitive)");
    expect(text("grafic")).toContain("in grafic");
    expect(text("public")).toContain("in public");
    expect(text("abc12")).toContain("in abc12");
  });

  test("without secrets changes nothing, not even the object", () => {
    const plan = planOf("fidelity/changed.plan.json");
    expect(planScrubber({ ...plan, secrets: [], variables: {} })).toBeUndefined();
    expect(scrubPlan({ ...plan, secrets: [], variables: {} }).changes).toBe(plan.changes);
  });

  test("takes equal parts together and keeps different ones apart", () => {
    const [, change] = scrubPlan(
      planFrom({
        resource_changes: [
          marked,
          entry("x_thing.b", {
            actions: ["update"],
            before: { same: { l: [1, { a: "x" }] }, list: [1, { a: 1 }], more: {}, less: { a: 1 } },
            after: { same: { l: [1, { a: "x" }] }, list: [1, { a: 2 }], more: { b: null }, less: {} },
          }),
        ],
      }),
    ).changes;
    const { before, after } = change ?? {};
    expect(before).toEqual({ same: { l: [1, { a: "x" }] }, list: [1, { a: 1 }], more: {}, less: { a: 1 } });
    expect(after).toEqual({ same: { l: [1, { a: "x" }] }, list: [1, { a: 2 }], more: { b: null }, less: {} });
    expect(isObject(before) && isObject(after) && before["same"] === after["same"]).toBe(true);
  });

  test("leaves no secret anywhere in any plan", () => {
    const secrets = fc.stringMatching(/^[A-Za-z0-9!#%]{8,16}$/);
    const places = (pw: string): fc.Arbitrary<Json> =>
      fc.letrec<{ value: Json }>((tie) => ({
        value: fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom<Json>(
            pw,
            `x${pw}y`,
            JSON.stringify({ a: pw }),
            Buffer.from(`u:${pw}`).toString("base64"),
            7,
            null,
          ),
          fc.array(tie("value"), { maxLength: 3 }),
          fc.dictionary(fc.constantFrom("k", "name", pw), tie("value"), { maxKeys: 3 }),
        ),
      })).value;
    fc.assert(
      fc.property(
        secrets.chain((pw) => fc.tuple(fc.constant(pw), places(pw), places(pw))),
        ([pw, before, after]) => {
          const change = { actions: ["update"], before: { v: before }, after: { v: after } };
          const holder = { ...marked, change: { ...marked.change, before: { pw }, after: { pw } } };
          const text = JSON.stringify(
            scrubPlan(planFrom({ resource_changes: [holder, entry("x_thing.b", change)] })),
          );
          expect(text).not.toContain(pw);
          expect(text).not.toContain(Buffer.from(`u:${pw}`).toString("base64").slice(4, -4));
        },
      ),
    );
  });
});
