import { isIdentity } from "../../src/cause/attribute";
import { uncaused } from "../../src/diff";
import { causes, diffUnder, type Toy, toySubject } from "../support/toy";

const A = { name: "pre", project: "gitlab-pre", size: 2 };
const B = { name: "ops", project: "gitlab-ops", size: 4 };
const IDENTITY = ["name", "project"];

function diffOf(toy: Toy) {
  return diffUnder(toySubject(toy), A, B, IDENTITY);
}

describe("names as text", () => {
  const texts: readonly (readonly [string, Toy])[] = [
    ["inside a string", ({ name }) => ({ disk: { label: `disk-${String(name)}-1` } })],
    [
      "several of them in one string",
      ({ name, project }) => ({ disk: { id: `${String(project)}/${String(name)}` } }),
    ],
    ["in a key", ({ name }) => ({ disk: { labels: { [`env-${String(name)}`]: "yes" } } })],
    ["in an element of a list", ({ name }) => ({ disk: { zones: ["a", `zone-${String(name)}`] } })],
    ["in a document inside a string", ({ name }) => ({ disk: { policy: JSON.stringify({ owner: name }) } })],
    [
      "in what is digested",
      ({ name }) => ({ disk: { label: name === "pre" ? "x-a92dcb808d" : "x-3c2cfa6c4d" } }),
    ],
  ];

  it.each(texts)("explain themselves %s", async (_, toy) => {
    const diff = await diffOf(toy);
    expect(diff.differences.length).toBeGreaterThan(0);
    expect(diff.differences.every(isIdentity)).toBe(true);
    expect(uncaused(diff)).toEqual([]);
  });
});

test("a text made of a name and another setting is more than a name", async () => {
  const diff = await diffOf(({ name, size }) => ({ disk: { label: `${String(name)}-${String(size)}` } }));
  expect(causes(diff)).toEqual({ "disk label": "name | size" });
  expect(diff.differences.map(isIdentity)).toEqual([false]);
});

describe("code that looks at a name", () => {
  const branches: readonly (readonly [string, Toy])[] = [
    ["a number", ({ name }) => ({ disk: { size: name === "ops" ? 5 : 2 } })],
    ["a switch", ({ name }) => ({ disk: { fast: name === "ops" } })],
    ["a number in a string", ({ name }) => ({ disk: { timeout: name === "ops" ? "117m" : "46m" } })],
    [
      "a long number in a string",
      ({ name }) => ({ disk: { bytes: name === "ops" ? "209715200" : "104857600" } }),
    ],
    [
      "other text beside the name",
      ({ name }) => ({ disk: { label: name === "ops" ? "ops-strong" : "pre" } }),
    ],
    [
      "an attribute that one side lacks",
      ({ name }) => ({ disk: name === "ops" ? { fast: true, a: 1 } : { a: 1 } }),
    ],
    ["an element of a list", ({ name }) => ({ disk: { zones: name === "ops" ? ["a", "b"] : ["a"] } })],
    ["a part of a document", ({ name }) => ({ disk: { policy: JSON.stringify({ open: name !== "ops" }) } })],
  ];

  it.each(branches)("is uncaused: %s", async (_, toy) => {
    const diff = await diffOf(toy);
    expect(uncaused(diff)).toHaveLength(diff.differences.length);
    expect(diff.differences.length).toBeGreaterThan(0);
    expect(diff.differences.every((each) => each.branches.includes("name"))).toBe(true);
  });

  it("is uncaused where a whole resource depends on it", async () => {
    const diff = await diffOf(({ name }) => ({
      ...(name === "ops" ? { extra: { a: 1 } } : {}),
      disk: { a: 1 },
    }));
    expect(causes(diff)).toEqual({ extra: "uncaused by name" });
  });

  it("is uncaused by any other name as well", async () => {
    const diff = await diffOf(({ project }) => ({ disk: { fast: String(project).endsWith("ops") } }));
    expect(causes(diff)).toEqual({ "disk fast": "uncaused by project" });
  });

  it("is uncaused although a setting has a part in it too", async () => {
    const diff = await diffOf(({ name, size }) => ({
      disk: { size: name === "ops" ? 10 * Number(size) : size },
    }));
    expect(causes(diff)).toEqual({ "disk size": "uncaused by name" });
  });

  it("leaves what stands beside it caused", async () => {
    const diff = await diffOf(({ name, size }) => ({
      disk: { fast: name === "ops", size, label: `disk ${String(name)}` },
    }));
    expect(causes(diff)).toEqual({
      "disk fast": "uncaused by name",
      "disk size": "size",
      "disk label": "name",
    });
  });
});
