import { createHash } from "node:crypto";
import type { Json } from "@infra-tools/terraform-plan/value";
import { METADATA } from "../../src/attributes/look-up";
import { planJson, resource, reviewOf } from "../report/plans";
import { everyOutput } from "../support/every-output";

type JsonObject = { readonly [key: string]: Json };

type Form = readonly [name: string, make: (number: number) => Json];

/** Forms of a value, from a number: both sides of a change, and two plans, get values that differ in nothing else. */
const FORMS: readonly [Form, ...Form[]] = [
  ["a text", (number) => `zq7Wx-${number}-heron`],
  ["a number", (number) => 730_000_000 + number],
  ["a list of texts", (number) => [`zq7Wx-${number}-heron`, `zq7Wx-${number}-otter`]],
  ["an address", (number) => `10.${(number >> 16) % 256}.${(number >> 8) % 256}.${number % 256}/32`],
  [
    "a policy",
    (number) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "*", Resource: `arn:aws:s3:::zq7Wx-${number}-heron`, Principal: "*" },
        ],
      }),
  ],
];

/** Mark by which a value of any form is recognized. No output has anything else of this kind. */
const CANARY = /zq7Wx|(?<![0-9a-f])73\d{7}(?![0-9a-f])|(?<!\d)10\.\d{1,3}\.\d{1,3}\.\d{1,3}/;

const HASHES = ["md5", "sha1", "sha256", "sha512"] as const;
/** Digits of a hash that are compared: a part of one confirms a guess as well. */
const DIGITS = 12;

/** Open hashes of a value as it is, as JSON, and of its parts. */
function hashes(value: Json): readonly string[] {
  const texts = [String(value), JSON.stringify(value), ...(Array.isArray(value) ? value.map(String) : [])];
  return texts.flatMap((text) =>
    HASHES.flatMap((algorithm) => {
      const bytes = createHash(algorithm).update(text).digest();
      return [bytes.toString("hex").slice(0, DIGITS), bytes.toString("base64").slice(0, DIGITS)];
    }),
  );
}

/** Beginnings of everything in a text that may be a hash. */
function hashLike(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/[A-Za-z0-9+/]{12,}/g)].map(([run]) => run.slice(0, DIGITS)));
}

/** The value below its path, each step an object in a list as Terraform writes blocks, or an object. */
function nest(steps: readonly string[], value: Json, inLists: boolean): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const inner = nest(rest, value, inLists);
  return { [step]: inLists && rest.length > 0 ? [inner] : inner };
}

/** Masks that mark the value: at its place and at each level above, up to the whole object. */
function masks(steps: readonly string[], inLists: boolean): readonly Json[] {
  return steps.map((_, level) => nest(steps.slice(0, steps.length - level), true, inLists)).concat([true]);
}

const ACTIONS = [["create"], ["update"], ["delete"], ["delete", "create"]] as const;

interface Planted {
  readonly change: JsonObject;
  readonly values: readonly Json[];
}

/** A change of the attribute, marked at one of its levels; actions take turns. */
function plant(
  type: string,
  path: string,
  form: (number: number) => Json,
  turn: number,
  offset: number,
): Planted {
  const steps = path.split(".");
  const inLists = turn % 2 === 0;
  const marks = masks(steps, inLists);
  const mask = marks[turn % marks.length] ?? true;
  const actions = ACTIONS[Math.floor(turn / 3) % ACTIONS.length] ?? ["update"];
  const before = form(FIRST + offset + 2 * turn);
  const after = form(FIRST + offset + 2 * turn + 1);
  const hasBefore = actions[0] !== "create";
  const hasAfter = actions.length === 2 || actions[0] !== "delete";
  return {
    values: [before, after],
    change: resource(`${type.replace(/\/.*/, "")}.a${turn}`, actions, {
      before: hasBefore ? nest(steps, before, inLists) : null,
      after: hasAfter ? nest(steps, after, inLists) : null,
      before_sensitive: hasBefore ? mask : false,
      after_sensitive: hasAfter ? mask : false,
    }),
  };
}

const ATTRIBUTES = Object.entries(METADATA).flatMap(([type, { paths = {} }]) =>
  Object.keys(paths).map((path) => ({ type, path })),
);

const FIRST = 100_000;
/** Numbers of the second plan's values have as many digits. */
const OTHER_PLAN = 400_000;

/** Each attribute once; with each form another level and another action. */
function planted(form: number, offset = 0): readonly Planted[] {
  const [, make] = FORMS[form] ?? FORMS[0];
  return ATTRIBUTES.map(({ type, path }, index) => plant(type, path, make, index + form, offset));
}

function outputsOf(changes: readonly Planted[]): Readonly<Record<string, string>> {
  return everyOutput(reviewOf({ ops: planJson(changes.map(({ change }) => change)) }));
}

it("rules know hundreds of attributes", () => {
  expect(ATTRIBUTES.length).toBeGreaterThan(500);
});

jest.setTimeout(300_000);

describe.each(FORMS.map(([name], form) => [name, form] as const))(
  "%s that is marked, in every attribute that rules know",
  (_, form) => {
    let outputs: Readonly<Record<string, string>> = {};
    beforeAll(() => {
      outputs = outputsOf(planted(form));
    });

    it("is in no output, nor is an open hash of it", () => {
      const forbidden = planted(form).flatMap(({ values }) => values.flatMap(hashes));
      for (const [name, text] of Object.entries(outputs)) {
        expect([name, CANARY.exec(text)?.[0]]).toEqual([name, undefined]);
        const printed = hashLike(text);
        expect([name, forbidden.filter((hash) => printed.has(hash))]).toEqual([name, []]);
      }
    });

    it("has no influence on any output, so that nothing of it can be derived", () => {
      const others = outputsOf(planted(form, OTHER_PLAN));
      for (const [name, text] of Object.entries(outputs)) {
        expect([name, differing(text, others[name] ?? "")]).toEqual([name, []]);
      }
    });
  },
);

/** Lines that differ. */
function differing(text: string, other: string): readonly string[] {
  const lines = other.split("\n");
  return text.split("\n").filter((line, index) => line !== lines[index]);
}
