import { createAnchorSearch } from "../../src/secrets/anchors";
import { searchShapes } from "../../src/secrets/shapes";

it("names the groups of which an anchor occurs, each once", () => {
  const search = createAnchorSearch([["ghp_", "gho_"], ["AKIA"], ["://"]]);
  expect(search("x ghp_1 gho_2 http://a")).toEqual([0, 2]);
  expect(search("akia")).toEqual([]);
  expect(search("://")).toEqual([2]);
  expect(search("")).toEqual([]);
});

it("refuses an anchor that one look-up cannot tell", () => {
  expect(() => createAnchorSearch([["Q~"]])).toThrow(RangeError);
});

it("says whether a text holds words of names, so that most texts are read once", () => {
  expect(searchShapes("machine_type = e2-standard-2").hasNames).toBe(false);
  for (const text of ["DB_PASSWORD=x", "clientSecret: x", "apiKey: x", "pgpass: x", "CREDENTIALS=x"]) {
    expect(searchShapes(text).hasNames).toBe(true);
  }
});
