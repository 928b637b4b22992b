import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";
import { planFiles, readText } from "../../terraform-plan/test/support/plans";
import { reviewExitCode } from "../src/fail-on";
import { reviewJson } from "../src/outputs/json";
import { reviewReport } from "../src/report";
import { reviewPlans } from "../src/review";
import { isList, isObject, type JsonObject, places, valueAt, withAt } from "./support/mutate";

const MUTANTS = 5_000;
const SEEDS = 20;

/** Seeds that differ in what they hold: Terraform of many versions, OpenTofu's entries, own plans of odd features. */
const seeds = pick(
  planFiles().filter((file) => isObject(JSON.parse(readText(file))) && readText(file).length < 60_000),
  SEEDS,
);

function pick<T>(items: readonly T[], count: number): readonly T[] {
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)],
  ).filter((item) => item !== undefined);
}

/** Numbers that are the same on every run: mulberry32. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = (below: number) => number;

const STRANGE: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e300,
  "",
  "x",
  "__proto__",
  "delete",
  [],
  {},
  [null],
  { a: { b: [] } },
  "\u0000\ud800",
];

/** One mutation of the text: bytes, structure or type. */
function mutate(text: string, random: Random): string {
  return random(3) === 0 ? mutateText(text, random) : JSON.stringify(mutateValue(JSON.parse(text), random));
}

function mutateText(text: string, random: Random): string {
  const index = random(text.length);
  const length = 1 + random(12);
  switch (random(4)) {
    case 0:
      return text.slice(0, index) + text.slice(index + length);
    case 1:
      return `${text.slice(0, index)}${text.slice(index, index + length)}${text.slice(index)}`;
    case 2:
      return `${text.slice(0, index)}${String.fromCharCode(random(256))}${text.slice(index + 1)}`;
    default:
      return text.slice(0, index);
  }
}

function mutateValue(json: Json, random: Random): Json {
  // Most places of a plan lie in values and configuration: every second mutation is of the part that decides.
  const below =
    random(2) === 0 && isObject(json) && Object.hasOwn(json, "resource_changes") ? ["resource_changes"] : [];
  const all = places(valueAt(json, below) ?? null);
  const path = [...below, ...(all[random(all.length)] ?? [])];
  const value = valueAt(json, path) ?? null;
  switch (random(4)) {
    case 0:
      return withAt(json, path, STRANGE[random(STRANGE.length)]);
    case 1:
      return path.length === 0 ? json : withAt(json, path, undefined);
    case 2: {
      const other = all[random(all.length)] ?? [];
      return withAt(json, path, valueAt(json, [...below, ...other]) ?? null);
    }
    default:
      return withAt(json, path, isList(value) ? [...value].reverse() : another(value, random));
  }
}

function another(value: Json, random: Random): Json {
  if (typeof value === "string") return `${value.slice(random(value.length + 1))}x`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return value === null ? "null" : { ...Object(value), [`k${random(9)}`]: 1 };
}

const READ_ONLY = new Set(["no-op", "read"]);

/** True if a plan says that it does something, by its entries alone and without the reader that is tested. */
function changesSomething(text: string): boolean {
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch {
    return false;
  }
  const entries = isObject(json) ? json["resource_changes"] : undefined;
  return (isList(entries) ? entries : []).some((entry) => {
    const actions = valueAt(entry, ["change", "actions"]);
    return (
      isObject(entry) &&
      entry["mode"] === "managed" &&
      isList(actions) &&
      actions.some((action) => typeof action === "string" && !READ_ONLY.has(action))
    );
  });
}

interface Outcome {
  readonly kind: "refused" | "reviewed" | "crashed";
  readonly saysNoChanges: boolean;
  readonly code: number;
  readonly error: string | undefined;
}

function outcomeOf(text: string): Outcome {
  try {
    const review = reviewPlans([{ text, label: "plan" }]);
    const report = reviewReport(review);
    const printed = [
      renderTerminal(report, { color: false, width: 100, details: true }),
      renderMarkdown(report),
      JSON.stringify(reviewJson(review)),
    ];
    const code = reviewExitCode(review, undefined);
    return {
      kind: "reviewed",
      saysNoChanges: printed.some((one) => one.includes("No changes")),
      code,
      error: undefined,
    };
  } catch (error) {
    if (error instanceof ProblemError)
      return { kind: "refused", saysNoChanges: false, code: 1, error: undefined };
    const stack = error instanceof Error ? error.stack : String(error);
    return { kind: "crashed", saysNoChanges: false, code: 1, error: stack };
  }
}

test(`${MUTANTS} mutated plans are reviewed or refused, and none with changes has none`, () => {
  const random = randomNumbers(20_261_129);
  const texts = seeds.map(readText);
  expect(texts).toHaveLength(SEEDS);
  const counts = { refused: 0, reviewed: 0, crashed: 0 };
  const wrong: string[] = [];
  for (let index = 0; index < MUTANTS; index++) {
    const seed = index % SEEDS;
    const text = mutate(texts[seed] ?? "", random);
    const { kind, saysNoChanges, code, error } = outcomeOf(text);
    counts[kind] += 1;
    if (error !== undefined) wrong.push(`mutant ${index} of ${seeds[seed]}: ${error}`);
    if (kind === "reviewed" && changesSomething(text) && (saysNoChanges || code === 0)) {
      wrong.push(
        `mutant ${index} of ${seeds[seed]}: changes something, and the review says that nothing changes`,
      );
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(counts.reviewed).toBeGreaterThan(MUTANTS / 3);
  expect(counts.refused).toBeGreaterThan(MUTANTS / 20);
}, 600_000);

test("the mutations reach what they are for: some seeds change something, and some mutants cannot be read", () => {
  const random = randomNumbers(7);
  const changing = seeds.filter((file) => changesSomething(readText(file)));
  expect(changing.length).toBeGreaterThan(SEEDS / 2);
  const objects = seeds.map((file): JsonObject => JSON.parse(readText(file)));
  const [first] = objects;
  if (first === undefined) throw new Error("there is a seed");
  const mutants = Array.from({ length: 200 }, () => mutate(JSON.stringify(first), random));
  expect(new Set(mutants).size).toBeGreaterThan(100);
});
