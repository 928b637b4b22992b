import { assumeHistory, numberOfVersion, recordVersion } from "../../src/computed/secret-versions";
import { MemoryWorld } from "../support/memory-world";

const SECRET = "projects/1/secrets/password";

function make(world: MemoryWorld, number: number): void {
  const id = `${SECRET}/versions/${number}`;
  world.write(
    { provider: "google", type: "google_secret_manager_secret_version", id },
    { attributes: { id } },
  );
  recordVersion(world, id);
}

describe("the number of a secret's next version", () => {
  it("counts from 1, whatever revision it is made for", () => {
    const world = new MemoryWorld();
    expect(numberOfVersion(world, SECRET, 3)).toBe(1);
    make(world, 1);
    expect(numberOfVersion(world, SECRET, 3)).toBe(2);
  });

  it("is the revision in a world with a history, in whatever order versions are made", () => {
    const world = new MemoryWorld();
    assumeHistory(world);
    expect(numberOfVersion(world, SECRET, 3)).toBe(3);
    make(world, 3);
    expect(numberOfVersion(world, SECRET, "2")).toBe(2);
    expect(numberOfVersion(world, SECRET, 3)).toBe(4);
    expect(numberOfVersion(world, SECRET, undefined)).toBe(4);
  });
});
