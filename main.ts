import { App } from "cdktf";
import { environmentNames, environments } from "./environments";
import { CI_IDENTITY, ciIdentity } from "./environments/ci-identity";
import { CiIdentityStack } from "./stacks/ci-identity-stack";
import { placeDependencyLock } from "./stacks/dependency-lock";
import { PackagecloudStack } from "./stacks/packagecloud-stack";
import { noteSourceLines } from "./stacks/sources";

/** Which stacks to synthesize: names separated by commas; all of them when not set. */
function chosenNames(): readonly string[] {
  const chosen = process.env["INFRA_ENVIRONMENTS"] ?? "";
  const names = chosen.split(",").map((name) => name.trim());
  return chosen.trim() === "" ? [...environmentNames, CI_IDENTITY] : names;
}

/** Errors that carry problems were made for users; a stack trace would only hide what they say. */
function isForUsers(error: unknown): error is Error {
  return error instanceof Error && "problems" in error && Array.isArray(error.problems);
}

try {
  const names = chosenNames();
  const chosen = environments(names.filter((name) => name !== CI_IDENTITY));
  // A file to write the constructs' source lines to, for whoever shows findings beside them.
  const sourcesFile = process.env["INFRA_SOURCES"] ?? "";
  const sources = sourcesFile === "" ? undefined : noteSourceLines();
  const app = new App();
  for (const environment of chosen) new PackagecloudStack(app, environment);
  if (names.includes(CI_IDENTITY)) new CiIdentityStack(app, ciIdentity(), environments(environmentNames));
  app.synth();
  placeDependencyLock(app, process.cwd());
  sources?.write(sourcesFile, app);
} catch (error) {
  if (!isForUsers(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
