import { App } from "cdktf";
import { environmentNames, environments } from "./environments";
import { PackagecloudStack } from "./stacks/packagecloud-stack";

/** Which environments to synthesize: names separated by commas; all of them when not set. */
function chosenNames(): readonly string[] {
  const chosen = process.env["INFRA_ENVIRONMENTS"] ?? "";
  const names = chosen.split(",").map((name) => name.trim());
  return chosen.trim() === "" ? environmentNames : names;
}

/** Errors that carry problems were made for users; a stack trace would only hide what they say. */
function isForUsers(error: unknown): error is Error {
  return error instanceof Error && "problems" in error && Array.isArray(error.problems);
}

try {
  const chosen = environments(chosenNames());
  const app = new App();
  for (const environment of chosen) new PackagecloudStack(app, environment);
  app.synth();
} catch (error) {
  if (!isForUsers(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
