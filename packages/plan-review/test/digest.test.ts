import type { Plan } from "@infra-tools/terraform-plan/model";
import { readPlan } from "@infra-tools/terraform-plan/read/read";
import { listKind } from "@infra-tools/terraform-plan/schema/sets";
import type { Json } from "@infra-tools/terraform-plan/value";
import * as fc from "fast-check";
import { planFiles, planFrom, readText } from "../../terraform-plan/test/support/plans";
import { digestPlan } from "../src/digest";
import { reviewPlans } from "../src/review";
import { isList, isObject, type JsonObject, places, valueAt, withAt } from "./support/mutate";

const KEY = "a key that nobody guesses";

const update = (before: JsonObject, after: JsonObject, more: JsonObject = {}): JsonObject => ({
  address: "x_thing.a",
  type: "x_thing",
  change: { actions: ["update"], before, after, ...more },
});

const create = (after: Json, marks: JsonObject = {}, type = "x_thing"): JsonObject => ({
  address: `${type}.a`,
  type,
  change: { actions: ["create"], before: null, after, ...marks },
});

const remove = (before: JsonObject): JsonObject => ({
  address: "x_thing.a",
  change: { actions: ["delete"], before, after: null },
});

const planOfEntries = (...resource_changes: readonly Json[]): Plan => planFrom({ resource_changes });
const digestOf = (...entries: readonly Json[]) => digestPlan(planOfEntries(...entries)).digest;
const keyedOf = (...entries: readonly Json[]) => digestPlan(planOfEntries(...entries), KEY).digest;

/** Plans of the fixtures as JSON, with the entries that do something. */
const documents = planFiles()
  .map((file): JsonObject => JSON.parse(readText(file)))
  .filter(({ format_version }) => typeof format_version === "string");

const digestOfDocument = (json: Json) => digestPlan(readPlan(json, { label: "plan" }), KEY).digest;

function entriesOf(plan: JsonObject): readonly JsonObject[] {
  const entries = plan["resource_changes"];
  return isList(entries) ? entries.filter(isObject) : [];
}

function actionsOf(entry: JsonObject): readonly Json[] {
  const actions = valueAt(entry, ["change", "actions"]);
  return isList(actions) ? actions : [];
}

/** The entries in groups of neighbours: leaving out one entry of a group reads few, where one of a plan would read all. */
function groupsOf(entries: readonly JsonObject[], size: number): readonly (readonly JsonObject[])[] {
  return entries.length === 0 ? [] : [entries.slice(0, size), ...groupsOf(entries.slice(size), size)];
}

/** Another value of the same kind. */
function another(value: Json): Json {
  if (typeof value === "string") return `${value}x`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (isList(value)) return [...value, "x"];
  return value === null ? "" : { ...value, x: 1 };
}

/** Changes of an entry that make it do something else, by what they change. */
function mutations(entry: JsonObject): readonly { readonly name: string; readonly entry: Json }[] {
  const isRemoval = !actionsOf(entry).some((action) => action === "create" || action === "update");
  const side = isRemoval ? "before" : "after";
  const value = valueAt(entry, ["change", side]) ?? null;
  const before = valueAt(entry, ["change", "before"]);
  const unknown = valueAt(entry, ["change", "after_unknown"]) ?? {};
  const entryWith = (path: readonly (string | number)[], wanted: Json | undefined) =>
    withAt(entry, ["change", side, ...path], wanted);
  const type = typeof entry["type"] === "string" ? entry["type"] : "";
  const inside = places(value).flatMap((path) => {
    const here = valueAt(value, path) ?? null;
    const isUnknown =
      !isRemoval && path.some((_, index) => valueAt(unknown, path.slice(0, index + 1)) === true);
    const isVolatile = path.some((step) =>
      /fingerprint|etag|resource_version|generation|last_|updated/.test(String(step)),
    );
    if (path.length === 0 || isUnknown || (isRemoval && isVolatile)) return [];
    const name = path.join(".");
    const isSet = listKind(type, path) === "set";
    const turned = isList(here) ? [...here].reverse() : here;
    const isOrdered = isList(here) && !isSet && JSON.stringify(turned) !== JSON.stringify(here);
    return [
      // An update to the value before would be none.
      ...(isSame(valueAt(before, path), another(here)) && !isRemoval
        ? []
        : [{ name: `${name} becomes another`, entry: entryWith(path, another(here)) }]),
      ...(isOrdered &&
      unknownBelow(unknown, path) === false &&
      (isRemoval || !isSame(valueAt(before, path), turned))
        ? [{ name: `${name} is turned`, entry: entryWith(path, turned) }]
        : []),
    ];
  });
  return [
    { name: "provider", entry: withAt(entry, ["provider_name"], "registry.terraform.io/other/x") },
    { name: "import", entry: withAt(entry, ["change", "importing"], { id: "another-object" }) },
    { name: "identity", entry: withAt(entry, ["change", "importing"], { identity: { account: "1" } }) },
    { name: "previous address", entry: withAt(entry, ["previous_address"], "x_thing.before") },
    { name: "deposed", entry: withAt(entry, ["deposed"], "deadbeef") },
    ...inside,
  ];
}

function isSame(a: Json | undefined, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function unknownBelow(unknown: Json, path: readonly (string | number)[]): boolean {
  return JSON.stringify(valueAt(unknown, path) ?? null).includes("true");
}

describe("the digest of a plan", () => {
  test("is another when an entry does anything else", () => {
    const cases = documents.flatMap((plan) =>
      entriesOf(plan).flatMap((entry, index) =>
        ["no-op", "read"].includes(String(actionsOf(entry)[0])) ? [] : [{ plan, entry, index }],
      ),
    );
    expect(cases.length).toBeGreaterThan(100);
    const digests = new Map(documents.map((plan) => [plan, digestOfDocument(plan)]));
    let tried = 0;
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.nat(), ({ plan, entry, index }, choice) => {
        const all = mutations(entry);
        const mutation = all[choice % all.length];
        if (mutation === undefined) return;
        tried += 1;
        const mutated = withAt(plan, ["resource_changes", index], mutation.entry);
        expect([mutation.name, digestOfDocument(mutated)]).not.toEqual([mutation.name, digests.get(plan)]);
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(300);
  });

  test("is another when a change that does something is left out, and the same when one that does nothing is", () => {
    for (const plan of documents.filter((document) => entriesOf(document).length > 1)) {
      for (const group of groupsOf(entriesOf(plan), 8)) {
        const whole = digestOfDocument({ ...plan, resource_changes: group });
        for (const entry of group) {
          const isQuiet =
            String(actionsOf(entry)) === "no-op" &&
            entry["previous_address"] === undefined &&
            valueAt(entry, ["change", "importing"]) === undefined;
          const without = { ...plan, resource_changes: group.filter((each) => each !== entry) };
          expect(digestOfDocument(without) === whole).toBe(isQuiet);
        }
      }
    }
  });

  test("does not count what Terraform varies: times, versions, order of entries and keys, drift", () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.nat(), (plan, turn) => {
        const entries = entriesOf(plan);
        const index = entries.length === 0 ? 0 : turn % entries.length;
        const varied = {
          ...turnKeys(plan),
          resource_changes: [...entries.slice(index), ...entries.slice(0, index)].reverse().map(turnKeys),
          timestamp: "2031-01-01T00:00:00Z",
          terraform_version: "1.99.0",
          applyable: false,
          relevant_attributes: [],
          resource_drift: [],
        };
        const moved = entriesOf({ resource_changes: plan["resource_drift"] ?? [] }).some(
          ({ previous_address }) => previous_address !== undefined,
        );
        if (!moved) expect(digestOfDocument(varied)).toBe(digestOfDocument(plan));
      }),
      { numRuns: 100 },
    );
  });

  test("counts both values, the path, the action, its order and its reason", () => {
    const base = digestOf(update({ a: 1, b: [1, 2] }, { a: 2, b: [1, 2] }));
    const others = [
      update({ a: 1 }, { a: 3 }),
      update({ a: 0 }, { a: 2 }),
      update({ b: 1 }, { b: 2 }),
      update({ a: 1 }, { a: "2" }),
      update({ a: 1 }, {}, { after_unknown: { a: true } }),
      update({ a: 1 }, { a: 2 }, { actions: ["delete", "create"] }),
      update({ a: 1 }, { a: 2 }, { actions: ["create", "delete"] }),
      update({ a: 1 }, { a: 2 }, { replace_paths: [["a"]], actions: ["delete", "create"] }),
    ].map((change) => digestOf(change));
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
  });

  test("takes texts and lists as they are", () => {
    const text = (value: string) => digestOf(create({ text: value }));
    expect(text("level: 2\n#include a\n")).not.toBe(text("level: 2\n#include b\n"));
    expect(text("tag: 1.20\n")).not.toBe(text("tag: 1.2\n"));
    expect(text('{"a":1,"a":2}')).not.toBe(text('{"a":2}'));
    expect(digestOf(create({ l: ["a", "b"] }))).not.toBe(digestOf(create({ l: ["b", "a"] })));
    expect(digestOf(create({ l: null }))).not.toBe(digestOf(create({ l: [] })));
    expect(digestOf(create({ l: null }))).not.toBe(digestOf(create({})));
  });

  test("sorts what a schema calls a set", () => {
    const topics = (...topics: readonly string[]) => digestOf(create({ topics }, {}, "github_repository"));
    const servers = (...domain_name_servers: readonly string[]) =>
      digestOf(create({ domain_name_servers }, {}, "aws_vpc_dhcp_options"));
    expect(topics("a", "b")).toBe(topics("b", "a"));
    expect(servers("a", "b")).not.toBe(servers("b", "a"));
  });

  test("does not count what an update leaves alone, nor the old value of what becomes known later", () => {
    expect(digestOf(update({ a: 1, version: "7" }, { a: 2, version: "7" }))).toBe(
      digestOf(update({ a: 1, version: "8" }, { a: 2, version: "8" })),
    );
    const inBlock = (version: string) =>
      digestOf(update({ m: [{ l: {}, v: version }] }, { m: [{ l: { a: "b" }, v: version }] }));
    expect(inBlock("1")).toBe(inBlock("2"));
    const unknown = (etag: string) => digestOf(update({ etag }, {}, { after_unknown: { etag: true } }));
    expect(unknown("1")).toBe(unknown("2"));
  });

  test("counts which object is changed and destroyed, and not what its provider writes anew", () => {
    const changed = (id: string) => digestOf(update({ id, a: 1 }, { id, a: 2 }));
    expect(changed("one")).not.toBe(changed("two"));
    expect(digestOf(remove({ bucket: "test" }))).not.toBe(digestOf(remove({ bucket: "live" })));
    expect(digestOf(remove({ bucket: "test", etag: "1" }))).toBe(
      digestOf(remove({ bucket: "test", etag: "2" })),
    );
  });

  test("counts where a value that is known later comes from", () => {
    const from = (reference: string) => {
      const resource = { address: "x_thing.a", expressions: { ip: { references: [reference] } } };
      return digestPlan(
        planFrom({
          resource_changes: [create({}, { after_unknown: { ip: true } })],
          configuration: { root_module: { resources: [resource] } },
        }),
      ).digest;
    };
    expect(from("x_ip.main.address")).not.toBe(from("x_ip.spare.address"));
  });

  test("counts provisioners, actions, deferred changes and outputs", () => {
    const resource_changes = [create({ a: 1 })];
    const digest = (more: JsonObject) => digestPlan(planFrom({ resource_changes, ...more })).digest;
    const provisioned = (command: string) => {
      const provisioners = [{ type: "local-exec", expressions: { command: { constant_value: command } } }];
      return digest({
        configuration: { root_module: { resources: [{ address: "x_thing.a", provisioners }] } },
      });
    };
    const invoked = (name: string) =>
      digest({ action_invocations: [{ address: "action.x.a", type: "x", config_values: { name } }] });
    const deferred = (a: number) =>
      digest({ deferred_changes: [{ reason: "unknown", resource_change: create({ a }) }] });
    const output = (after: string) =>
      digest({ output_changes: { o: { actions: ["create"], before: null, after } } });
    const all = [
      digest({}),
      provisioned("ls"),
      provisioned("rm"),
      invoked("f"),
      invoked("g"),
      deferred(1),
      deferred(2),
      output("x"),
      output("y"),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  const marks = { before_sensitive: { pw: true }, after_sensitive: { pw: true } };
  const secret = (before: string, after: string) => update({ pw: before, n: 1 }, { pw: after, n: 2 }, marks);

  test("without a key counts of sensitive values that they change, so that nobody can guess them", () => {
    expect(digestOf(secret("old-secret", "new-secret"))).toBe(digestOf(secret("old-secret", "other-secret")));
    expect(digestOf(secret("old-secret", "new-secret"))).not.toBe(
      digestOf(secret("old-secret", "old-secret")),
    );
    expect(digestPlan(planOfEntries(secret("a", "b"))).sensitive).toBe("only that they change");
    expect(digestPlan(planOfEntries(create({ a: 1 }))).sensitive).toBe("none");
  });

  test("with a key counts their content, and is another for another key", () => {
    expect(keyedOf(secret("old-secret", "new-secret"))).not.toBe(
      keyedOf(secret("old-secret", "other-secret")),
    );
    expect(keyedOf(create({ a: 1 }))).toMatch(/^hmac-sha256:[0-9a-f]{64}$/);
    expect(keyedOf(create({ a: 1 }))).not.toBe(digestPlan(planOfEntries(create({ a: 1 })), `${KEY}!`).digest);
    expect(digestPlan(planOfEntries(secret("a", "b")), KEY).sensitive).toBe("compared");
  });

  test("of a review is made from the plan whose secrets are hidden, unless there is a key", () => {
    const plan = (password: string) => planOfEntries(create({ url: `https://user:${password}@host/` }));
    const digest = (password: string, digestKey?: string) =>
      reviewPlans([plan(password)], { digestKey }).plans[0]?.digest.digest;
    expect(digest("Xo7tRg2mKq9z")).toBe(digest("Bw4nYh8sLp1c"));
    expect(digest("Xo7tRg2mKq9z", KEY)).not.toBe(digest("Bw4nYh8sLp1c", KEY));
  });

  test("is another for a plan that Terraform gave up on, and for one that could not be read", () => {
    const plan = planOfEntries(create({ a: 1 }));
    const problem = { where: "plan: resource_changes[1]", rule: "must be an object", fix: "" };
    const all = [plan, { ...plan, errored: true }, { ...plan, problems: [problem] }];
    expect(new Set(all.map((one) => digestPlan(one).digest)).size).toBe(3);
  });
});

function turnKeys(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).reverse());
}
