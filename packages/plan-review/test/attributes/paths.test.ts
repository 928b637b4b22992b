import { METADATA } from "../../src/attributes/look-up";
import { row } from "../../src/attributes/metadata";
import { knownPaths } from "../../src/attributes/paths";

const attribute = row("protection", "protection", "true");

describe("the ways to what has a meaning", () => {
  const paths = knownPaths({ paths: { protection: attribute, "settings.backup.enabled": attribute } });

  test("lead there from the top, step by step", () => {
    expect(paths.members.get("")?.get("settings")).toBe("settings");
    expect(paths.members.get("settings")?.get("backup")).toBe("settings.backup");
    expect(paths.members.get("settings.backup")?.get("enabled")).toBe("settings.backup.enabled");
    expect([...paths.places].sort()).toEqual([
      "",
      "protection",
      "settings",
      "settings.backup",
      "settings.backup.enabled",
    ]);
  });

  test("lead nowhere else", () => {
    expect(paths.members.get("")?.get("backup")).toBeUndefined();
    expect(paths.members.get("protection")).toBeUndefined();
    expect(paths.places.has("settings.tier")).toBe(false);
  });

  test("lead through names with dots, as keys of a map have them", () => {
    expect(paths.members.get("settings")?.get("backup.enabled")).toBe("settings.backup.enabled");
    expect(paths.members.get("")?.get("settings.backup")).toBe("settings.backup");
  });

  test("lead nowhere for a type without such attributes", () => {
    expect(knownPaths({}).members.size).toBe(0);
  });

  test.each(Object.keys(METADATA))("lead to every attribute of %s", (type) => {
    const paths = METADATA[type]?.paths ?? {};
    const { places } = knownPaths({ paths });
    expect(Object.keys(paths).filter((path) => !places.has(path))).toEqual([]);
  });
});
