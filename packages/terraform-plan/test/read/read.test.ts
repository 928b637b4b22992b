import { ProblemError } from "@infra-tools/runtime/problem";
import { parsePlan } from "../../src/read/read";
import { decodeText } from "../../src/read/text";
import { type Json, SensitiveValue, UNKNOWN } from "../../src/value";
import { changeAt, changeFrom, planFrom, planOf } from "../support/plans";

function problemOf(text: string): string {
  try {
    parsePlan(text, { label: "stack" });
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map((problem) => problem.rule).join();
    throw error;
  }
  return "none";
}

const PLAN = JSON.stringify({
  format_version: "1.2",
  resource_changes: [
    { address: "x_y.z", change: { actions: ["create"], before: null, after: { v: 1 }, after_unknown: {} } },
  ],
});

describe("what can be read", () => {
  test.each(["0.1", "0.2", "1.0", "1.2", "1.99"])("is format %s", (version) => {
    expect(problemOf(`{"format_version":"${version}","resource_changes":[],"new_key":{}}`)).toBe("none");
  });

  test("is not the next major version", () => {
    expect(problemOf('{"format_version":"2.0","resource_changes":[]}')).toBe(
      "plans of format 0.1 to 1.x can be reviewed",
    );
  });

  test.each(["[]", "null", '"text"', "{}", '{"complete":true}', "{]"])("is not %j", (text) => {
    expect(problemOf(text)).toBe("a review needs the JSON of a plan");
  });

  test.each([
    ["", "is empty, so there is no plan in it"],
    ["{", "ends in the middle of the JSON, at byte 1"],
    [
      '{"format_version":"1.2","resource_changes":[{"address":"ä',
      "ends in the middle of the JSON, at byte 58",
    ],
    [
      '{"@level":"info","@message":"Terraform 1.9.8"}\n{"@level":"info"}',
      "is the log that terraform plan -json prints, which lacks most of the plan",
    ],
  ])("is not %j: it %s", (text, rule) => {
    expect(problemOf(text)).toBe(rule);
  });

  test.each([
    ["a byte order mark", `\ufeff${PLAN}`],
    ["a line of a wrapper before it", `[command] terraform show -json\n${PLAN}`],
  ])("is a plan with %s", (_, text) => {
    expect(parsePlan(text, { label: "test" }).changes).toHaveLength(1);
  });

  test("is a plan in UTF-16, as PowerShell writes it", () => {
    const bytes = Buffer.from(`\ufeff${PLAN}`, "utf16le");
    expect(parsePlan(decodeText(bytes), { label: "test" }).changes).toHaveLength(1);
  });

  test.each([
    ["printed", '{"format_version":"1.0","values":{"root_module":{}}}'],
    ["as its file", '{"version":4,"serial":1,"lineage":"a-b","outputs":{},"resources":[]}'],
  ])("is not a state %s, and the problem says so", (_form, text) => {
    expect(problemOf(text)).toBe("a review needs a plan, and this is a state");
  });

  test("is named with its address where an entry has one, but without instance keys, which may be secret", () => {
    const entry = (address: string) => ({ resource_changes: [{ address, change: {} }] });
    const place = (address: string) =>
      parsePlan(JSON.stringify({ format_version: "1.2", ...entry(address) }), { label: "test" }).problems[0]
        ?.where;
    expect(place('module.a["k"].x_y.z["a key"]')).toBe(
      "test: resource_changes[0].change.actions (module.a.x_y.z)",
    );
    expect(place("no address at all")).toBe("test: resource_changes[0].change.actions");
  });

  test.each<readonly [what: string, parts: Record<string, unknown>, where: string]>([
    ["a list that is an object", { resource_changes: { first: {} } }, "resource_changes"],
    ["a list that is null", { resource_changes: null }, "resource_changes"],
    ["an entry that is no object", { resource_changes: [5] }, "resource_changes[0]"],
    [
      "an entry without an address",
      { resource_changes: [{ change: { actions: ["create"] } }] },
      "resource_changes[0].address",
    ],
    [
      "an entry without a change",
      { resource_changes: [{ address: "x_y.z" }] },
      "resource_changes[0].change (x_y.z)",
    ],
    ["actions that are a text", changing("create"), "resource_changes[0].change.actions (x_y.z)"],
    ["no actions", changing([]), "resource_changes[0].change.actions (x_y.z)"],
    ["an unknown action", changing(["something-new"]), "resource_changes[0].change.actions (x_y.z)"],
    [
      "an unknown action beside a known one",
      changing(["delete", "something-new"]),
      "resource_changes[0].change.actions (x_y.z)",
    ],
    [
      "a data source that is deleted",
      changing(["delete"], { mode: "data" }),
      "resource_changes[0].change.actions (x_y.z)",
    ],
    ["an unknown mode", changing(["create"], { mode: "virtual" }), "resource_changes[0].mode (x_y.z)"],
    [
      "a no-op that differs",
      {
        resource_changes: [
          { address: "x_y.z", change: { actions: ["no-op"], before: { a: 1 }, after: { a: 2 } } },
        ],
      },
      "resource_changes[0].change (x_y.z)",
    ],
    ["errored that is a text", { errored: "true" }, "errored"],
    ["an output that is null", { output_changes: { a: null } }, "output_changes.a"],
    ["outputs that are a list", { output_changes: [] }, "output_changes"],
    [
      "a deferred change without actions",
      { deferred_changes: [{ reason: "x", resource_change: { address: "x_y.z", change: {} } }] },
      "deferred_changes[0].resource_change.change.actions (x_y.z)",
    ],
    ["an action without an address", { action_invocations: [{}] }, "action_invocations[0].address"],
  ])("has a problem where there is %s, and the rest is read", (_, parts, where) => {
    const good = { address: "x_y.good", change: { actions: ["create"], before: null, after: {} } };
    const changes = parts["resource_changes"];
    const plan = planFrom({
      ...parts,
      ...(Array.isArray(changes) || changes === undefined
        ? { resource_changes: [...(changes ?? []), good] }
        : {}),
    });
    expect(plan.problems.map((problem) => problem.where)).toEqual([`test: ${where}`]);
    if (Array.isArray(changes) || changes === undefined) {
      expect(plan.changes.map(({ address }) => address)).toEqual(["x_y.good"]);
    }
  });

  test("has no problem where parts are absent, and where a no-op lists its keys in another order", () => {
    const plan = planFrom({
      resource_changes: [
        {
          address: "x_y.z",
          change: { actions: ["no-op"], before: { a: 1, b: [{}] }, after: { b: [{}], a: 1 } },
        },
      ],
    });
    expect(plan.problems).toEqual([]);
  });

  test("keeps the digits of large numbers, and leaves texts and other numbers alone", () => {
    const text = PLAN.replace(
      '"v":1',
      '"v":10000000000000001,"t":"10000000000000001","n":1.5,"d":0.1234567890123456',
    );
    const [change] = parsePlan(text, { label: "test" }).changes;
    expect(change?.after).toEqual({
      v: "10000000000000001",
      t: "10000000000000001",
      n: 1.5,
      d: 0.1234567890123456,
    });
  });

  test("lists the actions that it invokes, also later ones, and no ephemeral resource among its changes", () => {
    const action = { address: "action.aws_lambda_invoke.a", type: "aws_lambda_invoke", name: "a" };
    const trigger = { triggering_resource_address: "x_y.z", action_trigger_event: "AfterCreate" };
    const plan = planFrom({
      action_invocations: [{ ...action, lifecycle_action_trigger: trigger }],
      deferred_action_invocations: [{ reason: "resource_config_unknown", action_invocation: action }],
      resource_changes: [
        {
          address: "ephemeral.x_y.e",
          mode: "ephemeral",
          change: { actions: ["open"], before: null, after: {} },
        },
      ],
    });
    expect(plan.actions.map(({ address, trigger: by, deferred }) => [address, by?.event, deferred])).toEqual([
      [action.address, "AfterCreate", undefined],
      [action.address, undefined, "resource_config_unknown"],
    ]);
    expect([plan.changes, plan.problems]).toEqual([[], []]);
  });
});

/** A plan with one entry with these actions. */
function changing(actions: unknown, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { resource_changes: [{ address: "x_y.z", ...more, change: { actions, before: null, after: {} } }] };
}

describe("the action", () => {
  test.each([
    [["no-op"], "no-op", undefined],
    [["create"], "create", undefined],
    [["read"], "read", undefined],
    [["update"], "update", undefined],
    [["delete", "create"], "replace", "delete-first"],
    [["create", "delete"], "replace", "create-first"],
    [["delete"], "delete", undefined],
    [["forget"], "forget", undefined],
    [["create", "forget"], "create-forget", undefined],
  ])("%j is %s", (actions, action, order) => {
    const change = changeFrom({ actions, before: {}, after: {} });
    expect([change.action, change.replaceOrder]).toEqual([action, order]);
  });
});

describe("a value", () => {
  const update = (change: Parameters<typeof changeFrom>[0]) =>
    changeFrom({ actions: ["update"], before: {}, ...change });

  test("is unknown where its key is missing or its element is null", () => {
    expect(
      update({
        after: { list: [null, "b"], known: 1, block: [{ a: 1 }] },
        after_unknown: { id: true, list: [true, false], block: [{ b: true }], none: {} },
      }).after,
    ).toEqual({ list: [UNKNOWN, "b"], known: 1, block: [{ a: 1, b: UNKNOWN }], id: UNKNOWN });
  });

  test("is unknown as a whole under a bare true, and unmarked under a bare false", () => {
    expect(update({ after: {}, after_unknown: true }).after).toBe(UNKNOWN);
    expect(update({ after: { a: 1 }, after_unknown: false, after_sensitive: false }).after).toEqual({ a: 1 });
  });

  test("is sensitive at its own path, in lists, and as a whole", () => {
    const after = { pw: "x", list: ["a", "b"], nested: { deep: 1, open: 2 } };
    expect(
      update({ after, after_sensitive: { pw: true, list: [false, true], nested: { deep: true } } }).after,
    ).toEqual({
      pw: new SensitiveValue("x"),
      list: ["a", new SensitiveValue("b")],
      nested: { deep: new SensitiveValue(1), open: 2 },
    });
    expect(update({ after, after_sensitive: true }).after).toEqual(new SensitiveValue(after));
  });

  test("is both when it is both", () => {
    const { after } = update({ after: {}, after_unknown: { pw: true }, after_sensitive: { pw: true } });
    expect(after).toEqual({ pw: new SensitiveValue(UNKNOWN) });
  });

  test("is hidden whole when its mask has another shape", () => {
    const { after } = update({
      after: { a: "text", b: ["x"] },
      after_sensitive: { a: { in: true }, b: { in: true } },
    });
    expect(after).toEqual({ a: new SensitiveValue("text"), b: new SensitiveValue(["x"]) });
  });

  test("is absent before a create and after a delete", () => {
    expect(changeFrom({ actions: ["create"], before: null, after: { a: 1 } }).before).toBeUndefined();
    const deleted = changeFrom({
      actions: ["delete"],
      before: { a: 1 },
      after: null,
      after_sensitive: false,
    });
    expect([deleted.before, deleted.after]).toEqual([{ a: 1 }, undefined]);
  });

  test("is not kept where nothing changes, and is where a thing moves or is imported", () => {
    const same = { actions: ["no-op"], before: { a: 1 }, after: { a: 1 } };
    expect(changeFrom(same).after).toBeUndefined();
    expect(changeFrom(same, { previous_address: "x_thing.b" }).after).toEqual({ a: 1 });
    expect(changeFrom({ ...same, importing: { id: "i" } }).after).toEqual({ a: 1 });
  });

  test("may have a key that every object inherits", () => {
    const { before, after } = update({
      before: JSON.parse('{"__proto__":1,"constructor":2}'),
      after: JSON.parse('{"toString":null}'),
      after_unknown: { a: true, constructor: true },
    });
    expect(Object.entries(before ?? {})).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
    expect(Object.keys(after ?? {})).toEqual(["toString", "a", "constructor"]);
  });
});

describe("a change", () => {
  const plan = planOf("own/lifecycle/plan.json");

  test("keeps its reason, its move and its import", () => {
    expect(changeAt(plan, "terraform_data.tainted").reason).toBe("replace_because_tainted");
    expect(changeAt(plan, "terraform_data.new_changed").previousAddress).toBe("terraform_data.old_changed");
    expect(changeAt(plan, "terraform_data.imported").importing).toEqual({ id: "an-id-from-elsewhere" });
    expect(changeAt(plan, "terraform_data.forgotten").action).toBe("forget");
    expect(changeAt(plan, 'terraform_data.each["with.dot[\\"x\\"]"]').index).toBe('with.dot["x"]');
    expect(changeFrom({ actions: ["delete"] }, { action_reason: "a_new_one" }).reason).toBe("a_new_one");
  });

  test("of a deposed object has the address of the current one", () => {
    const both = planOf("own/deposed/plan.json").changes;
    expect(both.map((change) => [change.address, change.deposed, change.action])).toEqual([
      ["terraform_data.main", undefined, "update"],
      ["terraform_data.main", "0a1b2c3d", "delete"],
    ]);
  });

  test("names the paths that force it, also through elements of sets", () => {
    const { replacePaths } = changeFrom({
      actions: ["delete", "create"],
      replace_paths: [
        ["metadata", 0, "name"],
        ["rule", { port: 1, secret: "hunter2" }, "to"],
      ],
    });
    expect(replacePaths).toEqual([
      ["metadata", 0, "name"],
      ["rule", { element: "{port, secret}" }, "to"],
    ]);
  });

  test("imported by identity has no id", () => {
    expect(
      changeAt(planOf("hashicorp_terraform-json/testdata__identity__plan.json"), "corner_user_identity.user")
        .importing,
    ).toEqual({
      id: undefined,
      identity: { email: "a@example.com" },
    });
  });
});

describe("a plan", () => {
  test("that Terraform gave up on is read as far as it got", () => {
    const plan = planOf("own/errored/plan.json");
    expect([plan.errored, plan.complete]).toEqual([true, false]);
    expect(changeAt(plan, "terraform_data.protected").action).toBe("replace");
  });

  test("with targets is incomplete; an old one does not say", () => {
    expect(planOf("own/target/plan.json").complete).toBe(false);
    expect(planOf("fugue_regula/pkg__loader__test_inputs__data__tfplan.0.12.json").complete).toBeUndefined();
  });

  test("says how its checks went, with their messages", () => {
    const { checks } = planOf("own/checks/plan.json");
    expect(checks.find((check) => check.address === "check.limit")).toEqual({
      address: "check.limit",
      kind: "check",
      status: "fail",
      messages: ["Larger than 4: `x` | </details>"],
    });
    expect(checks.find((check) => check.address === "check.later")?.status).toBe("unknown");
  });

  test("says what it defers", () => {
    const [entry] = planFrom({
      deferred_changes: [
        {
          reason: "a_new_reason",
          resource_change: { address: "x_y.z", change: { actions: ["create"], after: {} } },
        },
      ],
    }).deferred;
    expect([entry?.reason, entry?.change.address]).toEqual(["a_new_reason", "x_y.z"]);
  });

  test("marks outputs and variables sensitive as its format can: by mask or by declaration", () => {
    const previous = planOf("hashicorp_terraform-json/testdata__basic__plan.json");
    expect(previous.outputs.find((output) => output.name === "foo")?.after).toEqual(
      new SensitiveValue("bar"),
    );
    const plan = planFrom({
      variables: { pw: { value: "x" }, open: { value: "y" } },
      configuration: { root_module: { variables: { pw: { sensitive: true } } } },
      output_changes: {
        o: { actions: ["update"], before: "a", after: "b", before_sensitive: true, after_sensitive: true },
      },
    });
    expect(plan.variables).toEqual({ pw: new SensitiveValue("x"), open: "y" });
    expect(plan.outputs[0]?.after).toEqual(new SensitiveValue("b"));
  });
});

describe("drift", () => {
  const drifted = {
    address: "x_thing.a",
    mode: "managed",
    type: "x_thing",
    name: "a",
    change: {
      actions: ["update"],
      before: { tier: 1, labels: { a: "1" } },
      after: { tier: 2, labels: { a: "2" } },
    },
  };
  const other = { ...drifted, address: "x_thing.b", change: { actions: ["no-op"], before: {}, after: {} } };

  test("is told as far as relevant attributes name it", () => {
    const plan = planFrom({
      resource_changes: [other],
      resource_drift: [drifted],
      relevant_attributes: [{ resource: "x_thing.a", attribute: ["tier"] }],
    });
    expect(plan.drift.map((change) => [change.before, change.after])).toEqual([
      [
        { tier: 1, labels: { a: "1" } },
        { tier: 2, labels: { a: "1" } },
      ],
    ]);
  });

  test.each([
    ["no attribute is relevant", []],
    ["the relevant attribute did not drift", [{ resource: "x_thing.a", attribute: ["zone"] }]],
    ["another resource's attribute is relevant", [{ resource: "x_thing.b", attribute: ["tier"] }]],
  ])("is left out when %s", (_, relevant_attributes) => {
    expect(
      planFrom({ resource_changes: [other], resource_drift: [drifted], relevant_attributes }).drift,
    ).toEqual([]);
  });

  describe("that the plan changes too", () => {
    const reported = (change: Json) =>
      planFrom({
        resource_changes: [{ ...drifted, change }],
        resource_drift: [drifted],
        relevant_attributes: [],
      }).drift.map(({ before, after }) => [before, after]);

    test("is told as far as the apply would undo it, though nothing else depends on it", () => {
      const undone = {
        actions: ["update"],
        before: { tier: 2, labels: { a: "2" } },
        after: { tier: 1, labels: { a: "2" } },
      };
      expect(reported(undone)).toEqual([
        [
          { tier: 1, labels: { a: "1" } },
          { tier: 2, labels: { a: "1" } },
        ],
      ]);
    });

    test("is left out where the plan changes something else of it, or nothing", () => {
      const before = { tier: 2, labels: { a: "2" }, zone: "a" };
      expect(reported({ actions: ["update"], before, after: { ...before, zone: "b" } })).toEqual([]);
      expect(reported({ actions: ["no-op"], before, after: before })).toEqual([]);
    });

    test("is told whole when the resource is destroyed", () => {
      const before = { tier: 2, labels: { a: "2" } };
      expect(reported({ actions: ["delete"], before, after: null })).toHaveLength(1);
    });

    test("is told when somebody deleted it and the plan makes it again", () => {
      const deletion = { ...drifted, change: { actions: ["delete"], before: { tier: 1 }, after: null } };
      const made = { ...drifted, change: { actions: ["create"], before: null, after: { tier: 1 } } };
      const plan = planFrom({
        resource_changes: [made],
        resource_drift: [deletion],
        relevant_attributes: [],
      });
      expect(plan.drift.map(({ action }) => action)).toEqual(["delete"]);
    });
  });

  test("is told whole by formats that know no relevance, and in a refresh-only plan", () => {
    const previous = planFrom({
      format_version: "1.0",
      resource_changes: [other],
      resource_drift: [drifted],
    });
    expect(previous.drift).toHaveLength(1);
    expect(planFrom({ resource_drift: [drifted] }).drift).toHaveLength(1);
  });

  test("that is a removal is told when anything of the resource is relevant", () => {
    const deletion = { ...drifted, change: { actions: ["delete"], before: { tier: 1 }, after: null } };
    const relevant_attributes = [{ resource: "x_thing.a", attribute: ["tier"] }];
    const [change] = planFrom({
      resource_changes: [other],
      resource_drift: [deletion],
      relevant_attributes,
    }).drift;
    expect(change?.action).toBe("delete");
  });
});

describe("the provider of a resource", () => {
  const index = (provider: string) => ({
    address: 'x_thing.a["q"]',
    mode: "managed",
    type: "x_thing",
    name: "a",
    index: "q",
    provider_name: `registry.terraform.io/${provider}/x`,
    schema_version: 0,
    values: { a: 1 },
    sensitive_values: {},
  });
  const change = (provider: string) => ({
    ...index(provider),
    change: { actions: ["no-op"], before: { a: 1 }, after: { a: 1 } },
  });
  const state = (...providers: readonly string[]) => ({
    values: { root_module: { resources: providers.map(index) } },
  });

  test("is compared with that of the prior state, also where unmarked resources are left out of the text", () => {
    const json = (provider: string) => ({
      format_version: "1.2",
      resource_changes: [change("one")],
      prior_state: state(provider, "one"),
    });
    for (const plan of [
      planFrom(json("other")),
      parsePlan(JSON.stringify(json("other")), { label: "ops" }),
    ]) {
      expect(plan.changes[0]?.previousProvider).toBe("registry.terraform.io/other/x");
    }
    expect(planFrom(json("one")).changes[0]?.previousProvider).toBeUndefined();
  });
});

describe("the text of a plan", () => {
  const text = (entry: string) => `{"format_version":"1.2","resource_changes":[${entry}]}`;

  test("in which a key occurs twice is read, and the place is a problem", () => {
    const twice =
      '{"address":"x.a","change":{"actions":["delete"],"actions":["no-op"],"before":null,"after":null}}';
    const { problems, changes } = parsePlan(text(twice), { label: "ops" });
    expect(problems.map(({ where }) => where)).toEqual(["ops: resource_changes[0].change"]);
    expect(problems[0]?.rule).toContain("a key occurs twice");
    expect(changes).toHaveLength(1);
    const inside =
      '{"address":"x.a","change":{"actions":["create"],"before":null,"after":{"m":{"s":{"k":1,"k":2}}}}}';
    expect(parsePlan(text(inside), { label: "ops" }).problems[0]?.where).toBe(
      "ops: resource_changes[0].change.after.m",
    );
    const once = twice.replace('"actions":["delete"],', "");
    expect(parsePlan(text(once), { label: "ops" }).problems).toEqual([]);
  });

  test("that is nested without end is refused with how deep it is", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const nested = `{"address":"x.a","change":{"actions":["create"],"before":null,"after":{"a":${deep}}}}`;
    expect(() => parsePlan(text(nested), { label: "ops" })).toThrow("is nested 100005 levels deep");
    const shallow = nested.replace(deep, `${"[".repeat(100)}${"]".repeat(100)}`);
    expect(parsePlan(text(shallow), { label: "ops" }).changes).toHaveLength(1);
  });
});
