import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { type PlanRules, planBlock } from "../../src/engine/plan-values";
import type { Block } from "../../src/schemas/model";

const BLOCK: Block = {
  attributes: {
    computed: { type: "string", computed: true },
    either: { type: "string", optional: true, computed: true },
    optional: { type: "string", optional: true },
    preset: { type: "bool", optional: true },
    secret_wo: { type: "string", optional: true, write_only: true },
    names: { type: ["list", "string"], optional: true },
  },
  block_types: {
    rule: {
      nesting_mode: "set",
      block: {
        attributes: { key: { type: "string", optional: true }, id: { type: "string", computed: true } },
      },
    },
    extra: { nesting_mode: "list", block: { attributes: { on: { type: "bool", optional: true } } } },
  },
};

const SDK: PlanRules = {
  defaults: { preset: true },
  hiddenDefaults: { optional: "EXTERNAL" },
  forgetsComputed: false,
  framework: false,
  isComputedBlock: (path) => path === "extra",
};
const FRAMEWORK: PlanRules = { ...SDK, framework: true, isComputedBlock: () => false };

const CONFIG = { rule: [], extra: [] };
const PRIOR = {
  computed: "c",
  either: "e",
  optional: "",
  preset: true,
  secret_wo: null,
  names: null,
  rule: [{ key: "a", id: "1" }],
  extra: [{ on: true }],
};

test("a create leaves open what will be computed, fills defaults in, and keeps secrets out", () => {
  expect(planBlock(BLOCK, { ...CONFIG, secret_wo: "s", rule: [{ key: "a" }] }, null, SDK)).toEqual({
    computed: UNKNOWN,
    either: UNKNOWN,
    optional: null,
    preset: true,
    secret_wo: null,
    names: null,
    rule: [{ key: "a", id: UNKNOWN }],
    extra: UNKNOWN,
  });
});

test("an update keeps what was computed, and what the configuration says again", () => {
  expect(planBlock(BLOCK, { ...CONFIG, rule: [{ key: "a" }] }, PRIOR, SDK)).toEqual(PRIOR);
});

test("a new element of a set is computed anew, and the old one is known again", () => {
  const planned = planBlock(BLOCK, { ...CONFIG, rule: [{ key: "b" }, { key: "a" }] }, PRIOR, SDK);
  expect(planned["rule"]).toEqual([
    { key: "b", id: UNKNOWN },
    { key: "a", id: "1" },
  ]);
});

test("the SDK does not tell an empty text from none; the framework does", () => {
  expect(planBlock(BLOCK, CONFIG, PRIOR, SDK)["optional"]).toBe("");
  expect(planBlock(BLOCK, CONFIG, PRIOR, FRAMEWORK)["optional"]).toBeNull();
});

test("a default that only the service knows stays when it is there, and is not planned when it is not", () => {
  expect(planBlock(BLOCK, CONFIG, null, SDK)["optional"]).toBeNull();
  expect(planBlock(BLOCK, CONFIG, { ...PRIOR, optional: "EXTERNAL" }, SDK)["optional"]).toBe("EXTERNAL");
  expect(planBlock(BLOCK, CONFIG, { ...PRIOR, optional: "INTERNAL" }, SDK)["optional"]).toBeNull();
});

test("a list that is not known in part is not known to the SDK at all", () => {
  const config = { ...CONFIG, names: ["a", UNKNOWN] };
  expect(planBlock(BLOCK, config, null, SDK)["names"]).toBe(UNKNOWN);
  expect(planBlock(BLOCK, config, null, FRAMEWORK)["names"]).toEqual(["a", UNKNOWN]);
});

test("a framework provider forgets what it computed once something changes", () => {
  const planned = planBlock(BLOCK, CONFIG, PRIOR, { ...FRAMEWORK, forgetsComputed: true });
  expect([planned["computed"], planned["either"]]).toEqual([UNKNOWN, UNKNOWN]);
});
