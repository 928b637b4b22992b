import { join } from "node:path";
import { recordingContext } from "../../../runtime/test/support/context";
import { publishedSchema } from "../../../runtime/test/support/published-schema";
import { compareFiles } from "../../src/commands/compare";
import { parityMatrix } from "../../src/parity/matrix";
import { judgeParity } from "../../src/parity/parity";
import { diffJson } from "../../src/report/json";
import {
  DIFF_RESULT_SCHEMA,
  FILES_RESULT_SCHEMA,
  MATRIX_RESULT_SCHEMA,
  OUTPUT_SCHEMAS,
  SINCE_RESULT_SCHEMA,
} from "../../src/report/json-schema";
import { matrixJson } from "../../src/report/matrix-report";
import { sinceJson } from "../../src/report/since-report";
import { differencePoints, differencesSince } from "../../src/revision/since";
import { readBlocks } from "../../src/stack/blocks";
import { diffUnder, type Toy, toySubject } from "../support/toy";

it.each(OUTPUT_SCHEMAS)("publishes the form of --json: %s", (name, title, schema) => {
  const { expected, published } = publishedSchema({
    file: join(__dirname, "../../schemas", `${name}.schema.json`),
    title,
    schema,
    isOpen: true,
  });
  expect(published).toBe(expected);
});

const A = { name: "pre", size: 2, high: false, limit: 4 };
const B = { name: "ops", size: 4, high: true, limit: 8 };

const PARITY = { identity: ["name"], expected: [{ settings: ["size"], reason: "ops is larger" }] };

/** Has a caused and an uncaused difference, one of order, a block of one side, a left out one, and a tie that nothing swaps. */
const TOY: Toy = ({ name, size, high, limit }) => ({
  disk: { size, fast: name === "ops", instances: high === true ? ["a", "b"] : ["b", "a"] },
  steps: { listener: high === true ? [1, 2] : [2, 1], limit },
  ...(high === true ? { standby: { a: 1 } } : {}),
});

describe("the JSON of a comparison", () => {
  it("has the fields of its schema, and no others", async () => {
    const rule: Parameters<typeof toySubject>[1] = ({ limit, size }) =>
      (limit === 8) === (size === 4) ? [] : ["limit goes with size"];
    const diff = await diffUnder(toySubject(TOY, rule, "aws_elb"), A, B);
    const verdict = judgeParity(diff.settings, PARITY, { names: { a: "pre", b: "ops" } });
    const revision = { changed: ["pre"], unchanged: ["ops"], places: ["x"] };
    for (const json of [diffJson(diff), diffJson(diff, verdict, revision)]) {
      expect(DIFF_RESULT_SCHEMA.safeParse(JSON.parse(JSON.stringify(json))).error?.issues ?? []).toEqual([]);
    }
    expect(diff.hidden).not.toEqual([]);
  });

  it("has them for several environments", () => {
    const environments = [
      { name: "pre", data: A },
      { name: "ops", data: B },
      { name: "dev", data: { ...A, name: "dev" } },
    ];
    const pairs = [{ a: "pre", b: "ops", differences: 1, uncaused: 0 }];
    const json = matrixJson(parityMatrix(environments, PARITY), pairs);
    expect(json.settings.some(({ unexpected }) => unexpected.length > 0)).toBe(true);
    expect(MATRIX_RESULT_SCHEMA.safeParse(json).error?.issues ?? []).toEqual([]);
  });

  it("has them since a revision", async () => {
    const pair = (size: number, extra: object) => ({
      data: { a: { size: 2 }, b: { size } },
      stacks: {
        a: readBlocks({ output: { size: { value: 2 } } }),
        b: readBlocks(JSON.parse(JSON.stringify({ output: { size: { value: size }, ...extra } }))),
      },
    });
    const result = await differencesSince({
      before: differencePoints(pair(4, {})),
      steps: [{ commit: "1".repeat(40), subject: "Give both one size" }],
      current: differencePoints(pair(2, { more: { value: 1 } })),
      after: async () => new Map(),
      budget: 1,
    });
    const json = sinceJson(result, { names: { a: "pre", b: "ops" }, ref: "v1" });
    expect(json.ended.flatMap(({ points }) => points.map(({ kind }) => kind))).toEqual([
      "setting",
      "attribute",
    ]);
    expect(json.begun.flatMap(({ points }) => points.map(({ kind }) => kind))).toEqual(["block"]);
    expect(SINCE_RESULT_SCHEMA.safeParse(json).error?.issues ?? []).toEqual([]);
  });

  it("has them for files", async () => {
    const context = recordingContext({ cwd: join(__dirname, "../plan") });
    const { result } = await compareFiles(context, { a: "pre.plan.json", b: "ops.plan.json" }, {});
    expect(FILES_RESULT_SCHEMA.safeParse(JSON.parse(JSON.stringify(result))).error?.issues ?? []).toEqual([]);
  });
});
