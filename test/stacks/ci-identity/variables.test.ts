import { join } from "node:path";
import { environmentNames } from "../../../environments";
import { readPipeline } from "../../../packages/gitlab-pipeline/test/support/pipeline/read-pipeline";
import { synthIdentities } from "./support";

const PIPELINE = JSON.stringify(readPipeline(join(__dirname, "..", "..", ".."), ".gitlab-ci.yml"));

test.each(environmentNames)("the outputs name the project's variables that jobs of %s take", (name) => {
  const value = synthIdentities().output?.[`ci_variables_${name}`]?.["value"];
  const prefix = `${name.toUpperCase()}_`;
  const taken = [...PIPELINE.matchAll(/\$([A-Z_]+)/g)].map(([, variable = ""]) => variable);
  const ofEnvironment = [...new Set(taken)].filter((variable) => variable.startsWith(prefix));
  expect(ofEnvironment.length).toBeGreaterThan(4);
  expect(Object.keys(value ?? {}).sort()).toEqual(ofEnvironment.sort());
});
