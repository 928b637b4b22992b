import { App } from "cdktf";
import { environmentNames, environments } from "./environments";
import { CI_IDENTITY, ciIdentity } from "./environments/ci-identity";
import type { Environment } from "./environments/environment";
import { placeDependencyLock } from "./stacks/dependency-lock";
import { noteSourceLines } from "./stacks/sources";

/** Names of the stacks to synthesize, separated by commas; all of them when not set. */
function chosenNames(): readonly string[] {
  const chosen = process.env["INFRA_ENVIRONMENTS"] ?? "";
  const names = chosen.split(",").map((name) => name.trim());
  return chosen.trim() === "" ? [...environmentNames, CI_IDENTITY] : names;
}

/** Tells errors that carry problems: they were made for users, and a stack trace would only hide them. */
function isForUsers(error: unknown): error is Error {
  return error instanceof Error && "problems" in error && Array.isArray(error.problems);
}

/** Loads the modules of chosen stacks only: loading takes half of a synthesis. */
async function addStacks(app: App, names: readonly string[], chosen: readonly Environment[]): Promise<void> {
  if (chosen.length > 0) {
    const { PackagecloudStack } = await import("./stacks/packagecloud-stack");
    // The sandbox sets this for what it synthesizes; a plan of anything else goes to a real cloud.
    const refusePlaceholders = process.env["INFRA_SANDBOX"] !== "1";
    for (const environment of chosen) new PackagecloudStack(app, environment, { refusePlaceholders });
  }
  if (names.includes(CI_IDENTITY)) {
    const { CiIdentityStack } = await import("./stacks/ci-identity-stack");
    new CiIdentityStack(app, ciIdentity(), environments(environmentNames));
  }
}

async function main(): Promise<void> {
  const names = chosenNames();
  const chosen = environments(names.filter((name) => name !== CI_IDENTITY));
  // A file to write the constructs' source lines to; a review shows findings beside them.
  const sourcesFile = process.env["INFRA_SOURCES"] ?? "";
  const sources = sourcesFile === "" ? undefined : noteSourceLines();
  const app = new App();
  await addStacks(app, names, chosen);
  app.synth();
  placeDependencyLock(app, process.cwd());
  sources?.write(sourcesFile, app);
}

main().catch((error: unknown) => {
  if (!isForUsers(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
