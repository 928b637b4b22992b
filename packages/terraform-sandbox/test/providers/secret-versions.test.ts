import { assumeHistory, numberOfVersion, recordVersion } from "../../src/providers/google/secret-versions";
import { MemoryCloud } from "../support/memory-cloud";

const SECRET = "projects/1/secrets/password";

function make(cloud: MemoryCloud, number: number): void {
  const id = `${SECRET}/versions/${number}`;
  cloud.write(
    { provider: "google", type: "google_secret_manager_secret_version", id },
    { attributes: { id } },
  );
  recordVersion(cloud, id);
}

describe("the number of a secret's next version", () => {
  it("counts from 1, whatever revision it is made for", () => {
    const cloud = new MemoryCloud();
    expect(numberOfVersion(cloud, SECRET, 3)).toBe(1);
    make(cloud, 1);
    expect(numberOfVersion(cloud, SECRET, 3)).toBe(2);
  });

  it("is the revision in a cloud with a history, in whatever order versions are made", () => {
    const cloud = new MemoryCloud();
    assumeHistory(cloud);
    expect(numberOfVersion(cloud, SECRET, 3)).toBe(3);
    make(cloud, 3);
    expect(numberOfVersion(cloud, SECRET, "2")).toBe(2);
    expect(numberOfVersion(cloud, SECRET, 3)).toBe(4);
    expect(numberOfVersion(cloud, SECRET, undefined)).toBe(4);
  });
});
