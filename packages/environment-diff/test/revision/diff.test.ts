import type { Json } from "@infra-tools/terraform-plan/value";
import { createEngine } from "../../src/engine";
import { attributePath } from "../../src/report/words";
import { diffRevisions } from "../../src/revision/diff";
import { revisionParity } from "../../src/revision/parity";
import { differingSettings } from "../../src/settings";
import type { Blocks } from "../../src/stack/blocks";
import { createSynthesizer } from "../../src/stack/synthesize";
import { type Toy, toySubject } from "../support/toy";

function blocksOf(toy: Toy, data: Json): Blocks {
  const synthesizer = createSynthesizer(toySubject(toy));
  try {
    return synthesizer.base(data);
  } finally {
    synthesizer.close();
  }
}

const OLD = { name: "ops", size: 1, zone: "one" };
const NEW = { name: "ops", size: 2, zone: "one" };

async function causesOf(oldCode: Toy, newCode: Toy, isKnown = true) {
  const settings = isKnown ? differingSettings(OLD, NEW) : [];
  const engine = isKnown ? createEngine(toySubject(newCode), { a: OLD, b: NEW, settings }) : undefined;
  const diff = await diffRevisions({
    names: { a: "main", b: "now" },
    base: blocksOf(oldCode, OLD),
    head: blocksOf(newCode, NEW),
    settings,
    engine,
  });
  engine?.close();
  return Object.fromEntries(
    diff.differences.map((explained) => [
      `${explained.difference.address} ${attributePath(explained.difference)}`.trim(),
      [
        ...(diff.code?.has(explained) === true ? ["code"] : []),
        ...explained.causes.flatMap(({ settings: paths }) => paths),
      ].join(),
    ]),
  );
}

describe("one environment between two revisions", () => {
  it("changes by settings where the code is the same", async () => {
    const code: Toy = ({ size, zone }) => ({ disk: { size, zone } });
    expect(await causesOf(code, code)).toEqual({ "toy.disk size": "size" });
  });

  it("changes by code where the data is not the reason", async () => {
    expect(
      await causesOf(
        ({ size }) => ({ disk: { size, fast: false }, old: { a: 1 } }),
        ({ size }) => ({ disk: { size, fast: true }, fresh: { a: 1 } }),
      ),
    ).toEqual({
      "toy.disk fast": "code",
      "toy.disk size": "size",
      "toy.old": "code",
      "toy.fresh": "code",
    });
  });

  it("changes by both where both had a part in it", async () => {
    expect(
      await causesOf(
        ({ size }) => ({ disk: { size } }),
        ({ size }) => ({ disk: { size: 10 * Number(size) } }),
      ),
    ).toEqual({ "toy.disk size": "code,size" });
  });

  it("changes by code alone when the base's data is not known", async () => {
    const code: Toy = ({ size }) => ({ disk: { size } });
    expect(await causesOf(code, code, false)).toEqual({ "toy.disk size": "code" });
  });
});

describe("a change of one environment only", () => {
  const stacks = (base: number, head: number) => ({
    base: blocksOf(({ size }) => ({ disk: { size, fast: base } }), OLD),
    head: blocksOf(({ size }) => ({ disk: { size, fast: head } }), OLD),
  });

  it("is named with the places that change", () => {
    const parity = revisionParity(
      "pre",
      new Map([
        ["pre", stacks(1, 2)],
        ["ops", stacks(1, 1)],
      ]),
    );
    expect(parity).toEqual({ changed: ["pre"], unchanged: ["ops"], places: ["toy.disk fast"] });
  });

  it("is none when the same attribute changes everywhere, to whatever value", () => {
    const parity = revisionParity(
      "pre",
      new Map([
        ["pre", stacks(1, 2)],
        ["ops", stacks(5, 7)],
      ]),
    );
    expect(parity.places).toEqual([]);
  });
});
