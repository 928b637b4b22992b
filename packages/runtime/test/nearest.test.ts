import { nearest } from "../src/nearest";

it.each<[string, readonly string[]]>([
  ["fault", ["fault"]],
  ["fualt", ["fault"]],
  ["falt", ["fault"]],
  ["faults", ["fault"]],
  ["drfit", ["drift"]],
  ["rset", ["reset"]],
  ["ault", ["fault"]],
  ["alt", []],
  ["prod", []],
  ["terraform", []],
  ["", []],
])("of drift, fault, reset and pre, %j is near %j", (written, near) => {
  expect(nearest(["drift", "fault", "reset", "pre"], written)).toEqual(near);
});

it("names each of several", () => {
  expect(nearest(["a-name", "b-name", "other"], "c-name")).toEqual(["a-name", "b-name"]);
});
