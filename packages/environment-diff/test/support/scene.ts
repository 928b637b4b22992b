import type { Json } from "@infra-tools/terraform-plan/value";
import fc from "fast-check";
import type { EnvironmentDiff } from "../../src/diff";
import { attributePath } from "../../src/report/words";
import { type Attributes, diffUnder, type Toy, toySubject } from "./toy";

const SETTINGS = ["s0", "s1", "s2", "s3", "s4", "s5"] as const;

/** A resource that exists by one setting or always, and what each of its attributes is made of. */
interface Plan {
  readonly exists: string | undefined;
  readonly attributes: readonly (readonly string[])[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  exists: fc.option(fc.constantFrom(...SETTINGS), { nil: undefined }),
  attributes: fc.array(fc.subarray([...SETTINGS], { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
});

const values = fc.record(Object.fromEntries(SETTINGS.map((name) => [name, fc.integer({ min: 0, max: 3 })])));

type Data = Readonly<Record<string, Json>>;

function isThere({ exists }: Plan, data: Data): boolean {
  return exists === undefined || Number(data[exists]) % 2 === 0;
}

/** Every setting that an attribute is made of changes it, so what must be found is known without the program. */
function toyOf(plans: readonly Plan[]): Toy {
  return (data) =>
    Object.fromEntries(
      plans.flatMap((each, index): readonly (readonly [string, Attributes])[] => {
        if (!isThere(each, data)) return [];
        const made = each.attributes.map((settings, of) => [
          `attribute${of}`,
          settings.map((name) => `<${String(data[name])}>`).join(""),
        ]);
        return [[`r${index}`, { fixed: 1, ...Object.fromEntries(made) }]];
      }),
    );
}

function expected(plans: readonly Plan[], a: Data, b: Data): Readonly<Record<string, readonly string[]>> {
  const expected: Record<string, readonly string[]> = {};
  for (const [index, each] of plans.entries()) {
    const [inA, inB] = [isThere(each, a), isThere(each, b)];
    if (inA !== inB) expected[`toy.r${index} `] = each.exists === undefined ? [] : [each.exists];
    if (!inA || !inB) continue;
    for (const [of, settings] of each.attributes.entries()) {
      const different = settings.filter((name) => a[name] !== b[name]);
      if (different.length > 0) expected[`toy.r${index} attribute${of}`] = different;
    }
  }
  return expected;
}

function actual(diff: EnvironmentDiff): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    diff.differences.map(({ difference, causes }) => [
      `${difference.address} ${attributePath(difference)}`,
      causes.flatMap(({ settings }) => settings).sort(),
    ]),
  );
}

export interface Scene {
  readonly plans: readonly Plan[];
  readonly a: Data;
  readonly b: Data;
}

/** Any stack made of settings, and two sets of data for it. */
export const scene: fc.Arbitrary<Scene> = fc.record({
  plans: fc.array(plan, { minLength: 1, maxLength: 4 }),
  a: values,
  b: values,
});

async function compared({ plans, a, b }: Scene) {
  const subject = toySubject(toyOf(plans));
  return {
    there: await diffUnder(subject, { name: "x", ...a }, { name: "x", ...b }),
    back: await diffUnder(subject, { name: "x", ...b }, { name: "x", ...a }),
  };
}

/** Every difference is found, with all of its causes and no other. */
export async function expectRightCauses(scene: Scene): Promise<void> {
  const { there } = await compared(scene);
  expect(actual(there)).toEqual(expected(scene.plans, scene.a, scene.b));
  expect(there.settings.map(({ path }) => path)).toEqual(
    SETTINGS.filter((name) => scene.a[name] !== scene.b[name]),
  );
  // Two bases, each synthesized again in memory to see that this gives the same, and two swaps for each setting.
  expect(there.syntheses).toBe(4 + 2 * there.settings.length);
}

/** The comparison of b with a is the mirror image of that of a with b. */
export async function expectSymmetry(scene: Scene): Promise<void> {
  const { there, back } = await compared(scene);
  expect(actual(back)).toEqual(actual(there));
  expect(back.dead.map(({ path }) => path)).toEqual(there.dead.map(({ path }) => path));
  const values = (diff: EnvironmentDiff) =>
    diff.differences.map(({ difference: { delta } }) => [delta.before, delta.after]);
  const mirrored = values(back).map(([before, after]) => [after, before]);
  expect(mirrored).toEqual(expect.arrayContaining(values(there)));
  expect(mirrored).toHaveLength(there.differences.length);
}
