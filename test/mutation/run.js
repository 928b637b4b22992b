// Measures the tests of a package: changes its code on purpose, one place at a time, and counts the changes that no
// test notices. `npm run mutation -- terraform-plan` mutates the package's core, `npm run mutation -- terraform-plan
// src/scrub/*.ts` other files of it. docs/mutation.md has the scores.

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.join(__dirname, "..", "..");

/** The files whose mistakes nobody would see: what is compared, hidden, found and explained. */
const CORES = {
  "terraform-plan": ["src/compare/**/*.ts", "src/scrub/**/*.ts"],
  "plan-review": ["src/rules/**/*.ts"],
  "environment-diff": ["src/cause/**/*.ts"],
};

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const [name, ...files] = process.argv.slice(2);
if (!Object.hasOwn(CORES, name ?? "")) {
  fail(`npm run mutation -- <package> [files]: the package is one of ${Object.keys(CORES).join(", ")}`);
}

const mutate = (files.length > 0 ? files : CORES[name]).map((file) => `packages/${name}/${file}`);
const options = {
  testRunner: "jest",
  plugins: ["@stryker-mutator/jest-runner"],
  jest: { configFile: "test/mutation/jest.config.js", enableFindRelatedTests: true },
  // Types are not needed to run the tests, and the project references of a workspace confuse the rewriting of paths.
  tsconfigFile: "none",
  coverageAnalysis: "perTest",
  mutate,
  ignorePatterns: [".sandbox", "dist", "cdktf.out", "ci-out", "docs"],
  reporters: ["clear-text", "progress"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  tempDirName: ".stryker-tmp",
  concurrency: 2,
  timeoutMS: 20_000,
};

const configuration = path.join(ROOT, ".stryker-tmp-config.json");
fs.writeFileSync(configuration, JSON.stringify(options));
const stryker = path.join(ROOT, "node_modules", ".bin", "stryker");
const run = spawnSync(stryker, ["run", configuration], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, MUTATED_PACKAGE: name },
});
fs.rmSync(configuration, { force: true });
process.exit(run.status ?? 1);
