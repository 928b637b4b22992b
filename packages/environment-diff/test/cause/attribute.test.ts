import type { Json } from "@infra-tools/terraform-plan/value";
import { causes, diffUnder, type Rule, type Toy, toySubject } from "../support/toy";

async function causesOf(toy: Toy, a: Json, b: Json, rule?: Rule) {
  return causes(await diffUnder(toySubject(toy, rule), a, b));
}

const A = { name: "pre", size: 2, limit: 10, high: false, zone: "one" };
const B = { name: "ops", size: 4, limit: 20, high: true, zone: "two" };

describe("single causes", () => {
  it("names the one setting that an attribute follows", async () => {
    expect(await causesOf(({ size, limit }) => ({ disk: { size, limit } }), A, B)).toEqual({
      "disk size": "size",
      "disk limit": "limit",
    });
  });

  it("names every setting that has a part in an attribute", async () => {
    expect(
      await causesOf(({ size, zone }) => ({ disk: { label: `${String(size)}-${String(zone)}` } }), A, B),
    ).toEqual({ "disk label": "size | zone" });
  });

  it("names the setting that makes a resource come and go, not those that shape it", async () => {
    const toy: Toy = ({ high, size }) => ({
      ...(high === true ? { standby: { size } } : {}),
      disk: { high },
    });
    expect(await causesOf(toy, A, B)).toEqual({ standby: "high", "disk high": "high" });
  });

  it("finds a cause that only shows in one direction: two settings of which one is enough", async () => {
    const either: Toy = ({ high, size }) => ({ disk: { fast: high === true || size === 4 } });
    expect(await causesOf(either, A, B)).toEqual({ "disk fast": "high | size" });
    const both: Toy = ({ high, size }) => ({ disk: { fast: high === true && size === 4 } });
    expect(await causesOf(both, A, B)).toEqual({ "disk fast": "high | size" });
  });

  it("tells elements of one list apart, named or not", async () => {
    const toy: Toy = ({ size, limit, zone }) => ({
      pod: {
        env: [
          { name: "SIZE", value: String(size) },
          { name: "LIMIT", value: String(limit) },
        ],
        rules: [
          { port: size, proto: "tcp", note: "size" },
          { port: limit, proto: "udp", note: "limit" },
        ],
        words: ["same", `zone ${String(zone)}`],
      },
    });
    const result = await causesOf(toy, A, B);
    expect(result["pod env[name=SIZE].value"]).toBe("size");
    expect(result["pod env[name=LIMIT].value"]).toBe("limit");
    for (const [where, cause] of Object.entries(result)) {
      if (where.startsWith("pod words")) expect(cause).toBe("zone");
      if (where.startsWith("pod rules")) expect(["size", "limit"]).toContain(cause);
    }
    expect(Object.keys(result).filter((where) => where.startsWith("pod rules"))).not.toEqual([]);
  });

  it("tells elements apart that nothing names and that differ in the same attribute", async () => {
    const toy: Toy = ({ size, limit }) => ({
      pod: {
        secrets: [
          { resource: `a/${String(size)}`, mode: "read", kind: "file" },
          { resource: `b/${String(limit)}`, mode: "read", kind: "file" },
        ],
      },
    });
    expect(await causesOf(toy, A, B)).toEqual({
      "pod secrets[0].resource": "size",
      "pod secrets[1].resource": "limit",
    });
  });

  it("looks into JSON in strings", async () => {
    const toy: Toy = ({ size, limit }) => ({
      policy: { document: JSON.stringify({ size, inner: { limit } }) },
    });
    expect(await causesOf(toy, A, B)).toEqual({
      "policy document » size": "size",
      "policy document » inner.limit": "limit",
    });
  });
});

describe("dead settings", () => {
  it("reports a setting that differs and changes nothing", async () => {
    const diff = await diffUnder(
      toySubject(({ size }) => ({ disk: { size } })),
      A,
      B,
    );
    expect(diff.dead.map(({ path }) => path)).toEqual(["name", "limit", "high", "zone"]);
  });

  it("does not call dead what shapes a resource of one side only", async () => {
    const diff = await diffUnder(
      toySubject(({ high, size }): ReturnType<Toy> => (high === true ? { standby: { size } } : {})),
      A,
      B,
    );
    expect(diff.dead.map(({ path }) => path)).not.toContain("size");
  });
});

describe("settings tied by a rule", () => {
  const half: Rule = ({ size, limit }) => (limit === Number(size) * 5 ? [] : ["limit must be 5 times size"]);

  it("are swapped together, and are one cause when neither can go without the other", async () => {
    const toy: Toy = ({ size, limit }) => ({ disk: { size, limit } });
    const diff = await diffUnder(toySubject(toy, half), A, B);
    expect(diff.unswappable).toEqual([]);
    expect(causes(diff)).toEqual({
      "disk size": "limit+size",
      "disk limit": "limit+size",
    });
  });

  it("are told apart when one can be swapped first", async () => {
    const rule: Rule = ({ size, limit }) => (Number(limit) >= Number(size) * 5 ? [] : ["size needs limit"]);
    const toy: Toy = ({ size, limit }) => ({ disk: { size, limit } });
    expect(await causesOf(toy, A, B, rule)).toEqual({ "disk size": "size", "disk limit": "limit" });
  });

  it("say in the evidence what was swapped beside", async () => {
    const rule: Rule = ({ size, limit }) => (Number(limit) >= Number(size) * 5 ? [] : ["size needs limit"]);
    const diff = await diffUnder(
      toySubject(({ size }) => ({ disk: { size } }), rule),
      A,
      B,
    );
    expect(diff.differences.flatMap((each) => each.causes)).toEqual([
      {
        settings: ["size"],
        identity: false,
        evidence: [
          { side: "a", companions: ["limit"], becomes: 4 },
          { side: "b", companions: [], becomes: 2 },
        ],
      },
    ]);
  });

  it("come as the smallest group that is valid, although the rule names more", async () => {
    const rule: Rule = ({ size, limit, high }) =>
      (size === 4) === (limit === 20) ? [] : [`size, limit, high and zone (${String(high)})`];
    const toy: Toy = ({ size }) => ({ disk: { size } });
    expect(await causesOf(toy, A, B, rule)).toEqual({ "disk size": "limit+size" });
  });

  it("are found when only a construct refuses them, in words that name no setting", async () => {
    const toy: Toy = ({ size, limit }) => {
      if (limit !== Number(size) * 5) throw new Error("no");
      return { disk: { size } };
    };
    expect(await causesOf(toy, A, B)).toEqual({ "disk size": "limit+size" });
  });

  it("are not named beside one of them that the other side can swap alone", async () => {
    const rule: Rule = ({ size, limit, high }) =>
      high === true || limit === Number(size) * 5 ? [] : ["limit must be 5 times size"];
    const toy: Toy = ({ size, limit }) => ({ disk: { size, limit } });
    expect(await causesOf(toy, A, B, rule)).toEqual({ "disk size": "size", "disk limit": "limit" });
  });

  it("are no name when only one of them is", async () => {
    const rule: Rule = ({ name, size }) =>
      (name === "pre") === (size === 2) ? [] : ["name and size go together"];
    const toy: Toy = ({ size }) => ({ disk: { count: Number(size) * 3 } });
    expect(await causesOf(toy, A, B, rule)).toEqual({ "disk count": "name+size" });
  });

  it("are reported when no swap is valid", async () => {
    const frozen: Rule = (data) => {
      const isWhole = [A, B].some((whole) => JSON.stringify(whole) === JSON.stringify(data));
      return isWhole ? [] : ["nothing may be mixed"];
    };
    const diff = await diffUnder(
      toySubject(({ size }) => ({ disk: { size } }), frozen),
      A,
      B,
    );
    expect(diff.unswappable.map(({ setting }) => setting)).toContain("size");
    expect(causes(diff)).toEqual({ "disk size": "uncaused" });
  });
});

describe("several settings together", () => {
  it("explain what none explains alone, as few of them as possible", async () => {
    const majority: Toy = ({ size, high, zone }) => ({
      disk: { fast: [size === 4, high === true, zone === "two"].filter(Boolean).length >= 2 },
    });
    const result = await causesOf(majority, A, B);
    expect(result["disk fast"]?.split(" | ").every((cause) => cause.split("+").length === 2)).toBe(true);
  });
});
