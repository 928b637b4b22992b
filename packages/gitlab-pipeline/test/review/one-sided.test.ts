import { renderMarkdown } from "@infra-tools/report/render/markdown";
import type { HandedOn } from "../../src/artifact/reviewed-plan";
import { oneSidedBlocks } from "../../src/review/one-sided";
import { reviewOf } from "./support";

function plan(environment: string, addresses: readonly string[], isErrored = false): HandedOn {
  const [reviewed] = reviewOf(environment, []).plans;
  if (reviewed === undefined) throw new Error("one plan makes one review");
  return {
    environment,
    commit: "c".repeat(40),
    target: "cloud",
    digest: "d".repeat(64),
    changes: Object.fromEntries(addresses.map((address) => [address, `in ${environment}`])),
    unusedAcceptances: [],
    reviewed: { ...reviewed, plan: { ...reviewed.plan, errored: isErrored } },
  };
}

const said = (...plans: readonly HandedOn[]) =>
  renderMarkdown({ title: "", blocks: oneSidedBlocks(plans, []) }).trim();

test("environments that change alike, and a single one, are nothing to say", () => {
  expect(oneSidedBlocks([plan("pre", ["a.b"]), plan("ops", ["a.b"])], [])).toEqual([]);
  expect(oneSidedBlocks([plan("pre", ["a.b"])], [])).toEqual([]);
  expect(oneSidedBlocks([plan("pre", []), plan("ops", [])], [])).toEqual([]);
});

test("a change of one environment alone is one sentence", () => {
  expect(said(plan("pre", ["a.b", "c.d"]), plan("ops", []))).toContain("Only pre changes.");
});

test("an environment that was not planned, because nothing of it changes, is one that does not change", () => {
  const unaffected = [{ environment: "ops", commit: "c".repeat(40), base: "b".repeat(40) }];
  const blocks = oneSidedBlocks([plan("pre", ["a.b"])], unaffected);
  expect(renderMarkdown({ title: "", blocks })).toContain("Only pre changes.");
});

test("what some change and others do not is listed by who changes it", () => {
  const text = said(
    plan("pre", ["a.all", "a.two"]),
    plan("ops", ["a.all", "a.ops"]),
    plan("eu", ["a.all", "a.two"]),
  );
  expect(text).toMatch(/pre and eu, not ops[\s\S]*a\.two/);
  expect(text).toMatch(/ops, not pre and eu[\s\S]*a\.ops/);
  expect(text).not.toContain("a.all");
});

test("a plan that Terraform refused changes nothing that could be compared", () => {
  expect(oneSidedBlocks([plan("pre", ["a.b"]), plan("ops", [], true)], [])).toEqual([]);
});

test("many addresses are counted", () => {
  const many = Array.from({ length: 40 }, (_, index) => `a.b${index}`);
  expect(said(plan("pre", ["x.y", ...many]), plan("ops", ["x.y", "only.ops"]))).toContain("25 more");
});
