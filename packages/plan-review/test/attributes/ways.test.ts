import { row } from "../../src/attributes/facts";
import { FACTS } from "../../src/attributes/look-up";
import { waysToFacts } from "../../src/attributes/ways";

const fact = row("protection", "protection", "true");

describe("the ways to what has a meaning", () => {
  const ways = waysToFacts({ paths: { protection: fact, "settings.backup.enabled": fact } });

  test("lead there from the top, step by step", () => {
    expect(ways.members.get("")?.get("settings")).toBe("settings");
    expect(ways.members.get("settings")?.get("backup")).toBe("settings.backup");
    expect(ways.members.get("settings.backup")?.get("enabled")).toBe("settings.backup.enabled");
    expect([...ways.places].sort()).toEqual([
      "",
      "protection",
      "settings",
      "settings.backup",
      "settings.backup.enabled",
    ]);
  });

  test("lead nowhere else", () => {
    expect(ways.members.get("")?.get("backup")).toBeUndefined();
    expect(ways.members.get("protection")).toBeUndefined();
    expect(ways.places.has("settings.tier")).toBe(false);
  });

  test("lead through names with dots, as keys of a map have them", () => {
    expect(ways.members.get("settings")?.get("backup.enabled")).toBe("settings.backup.enabled");
    expect(ways.members.get("")?.get("settings.backup")).toBe("settings.backup");
  });

  test("lead nowhere for a type without such attributes", () => {
    expect(waysToFacts({}).members.size).toBe(0);
  });

  test.each(Object.keys(FACTS))("lead to every attribute of %s", (type) => {
    const paths = FACTS[type]?.paths ?? {};
    const { places } = waysToFacts({ paths });
    expect(Object.keys(paths).filter((path) => !places.has(path))).toEqual([]);
  });
});
