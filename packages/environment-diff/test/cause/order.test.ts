import { uncaused } from "../../src/diff";
import { causes, diffUnder, type Toy, toySubject } from "../support/toy";

const A = { name: "pre", up: true };
const B = { name: "ops", up: false };

function diffOf(toy: Toy, type?: string) {
  return diffUnder(
    toySubject(toy, () => [], type),
    A,
    B,
  );
}

const sorted = (isUp: boolean) => (isUp ? ["a", "b", "c"] : ["c", "b", "a"]);

describe("order of a list", () => {
  it.each(["command", "zones"])("is uncaused where the environment's name reverses it: %s", async (name) => {
    const diff = await diffOf((data) => ({ pod: { [name]: sorted(data["name"] === "pre") } }));
    expect(diff.differences.length).toBeGreaterThan(0);
    expect(uncaused(diff)).toHaveLength(diff.differences.length);
  });

  it("is caused by the setting that reverses it", async () => {
    const diff = await diffOf(({ up }) => ({ pod: { zones: sorted(up === true) } }));
    expect(causes(diff)).toEqual({ "pod zones": "up" });
  });

  it("counts for objects too, which are matched by their names", async () => {
    const toy: Toy = ({ up }) => ({
      pod: { rules: sorted(up === true).map((name) => ({ name, deny: true })) },
    });
    expect(causes(await diffOf(toy))).toEqual({ "pod rules": "up" });
  });

  it("counts in a document", async () => {
    const toy: Toy = ({ up }) => ({ pod: { content: JSON.stringify({ steps: sorted(up === true) }) } });
    expect(causes(await diffOf(toy))).toEqual({ "pod content » steps": "up" });
  });

  it("is none in what the provider calls a set, and is listed as left out", async () => {
    const toy: Toy = (data) => ({
      pod: { security_groups: sorted(data["name"] === "pre"), instances: sorted(data["up"] === true) },
    });
    const diff = await diffOf(toy, "aws_elb");
    expect(diff.differences).toEqual([]);
    expect(diff.hidden.map(({ delta }) => [delta.path, delta.kind])).toEqual([
      [["instances"], "reordered"],
      [["security_groups"], "reordered"],
    ]);
  });
});
