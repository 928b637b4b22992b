import type { Json } from "@infra-tools/terraform-plan/value";
import { createVariants, pathsOf } from "../../src/cause/variants";
import type { Blocks } from "../../src/stack/blocks";
import { readBlocks } from "../../src/stack/blocks";
import type { Synthesizer } from "../../src/stack/synthesize";
import { setting } from "../support/settings";

const DATA = { a: false, b: false, c: false };

/** A stack with one output that is the data; `c` is refused. Every synthesis is noted. */
function start() {
  const syntheses: Json[] = [];
  const blocks = (data: Json): Blocks => readBlocks({ output: { data: { value: data } } });
  const refusal = (data: Json) => (JSON.stringify(data).includes('"c":true') ? ["c is fixed"] : []);
  const synthesizer: Synthesizer = {
    base: blocks,
    check: refusal,
    count: () => syntheses.length,
    close: () => {},
    attempt: (data) => {
      syntheses.push(data);
      const problems = refusal(data);
      return problems.length > 0 ? { problems } : { blocks: blocks(data) };
    },
  };
  return { syntheses, variants: createVariants(synthesizer, DATA, "b") };
}

test("settings are swapped into the data, and the changed blocks returned", () => {
  const { variants } = start();
  const variant = variants.attempt([setting("a"), setting("b")]);
  const [changed] = "changed" in variant ? [...variant.changed.values()] : [];
  expect(changed?.value).toEqual({ value: { a: true, b: true, c: false } });
});

test("a set is synthesized once, whatever its order; a refusal too", () => {
  const { variants, syntheses } = start();
  const [a, b, c] = [setting("a"), setting("b"), setting("c")];
  expect(variants.attempt([a, b])).toBe(variants.attempt([b, a]));
  expect(variants.attempt([c])).toEqual({ problems: ["c is fixed"] });
  variants.attempt([c]);
  variants.attempt([a]);
  expect(syntheses).toHaveLength(3);
});

test("two settings are not one whose path is theirs together", () => {
  const { variants } = start();
  const both = variants.attempt([setting("a"), setting("b")]);
  expect(variants.attempt([setting("ab")])).not.toBe(both);
});

test("no settings change nothing, without a synthesis", () => {
  const { variants, syntheses } = start();
  expect(variants.attempt([])).toEqual({ changed: new Map() });
  expect(syntheses).toEqual([]);
});

test("data alone is checked without a synthesis", () => {
  const { variants, syntheses } = start();
  expect(variants.check([setting("a")])).toEqual([]);
  expect(variants.check([setting("c")])).toEqual(["c is fixed"]);
  expect(syntheses).toEqual([]);
});

test("paths are in alphabetical order", () => {
  expect(pathsOf([setting("b"), setting("a.z"), setting("a")])).toEqual(["a", "a.z", "b"]);
});
