import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentNames } from "../../../environments";
import { synthIdentities } from "./support";

const PIPELINE = readFileSync(join(__dirname, "..", "..", "..", ".gitlab-ci.yml"), "utf8");

test.each(environmentNames)("the outputs name the project's variables that jobs of %s take", (name) => {
  const value = synthIdentities().output?.[`ci_variables_${name}`]?.["value"];
  const prefix = `${name.toUpperCase()}_`;
  const taken = [...PIPELINE.matchAll(/\$([A-Z_]+)/g)].map(([, variable = ""]) => variable);
  const own = [...new Set(taken)].filter((variable) => variable.startsWith(prefix));
  expect(own.length).toBeGreaterThan(4);
  expect(Object.keys(value ?? {}).sort()).toEqual(own.sort());
});
