// Runs a package's tests in one process, again and again, each time with another change of the code switched on.
// Loading a test's modules takes a hundred times as long as the test, so they are loaded once.

const fs = require("node:fs");
const circus = require("jest-circus");
const { expect } = require("expect");
const fc = require("fast-check");
const { loadTypeScript } = require("./load-typescript");

const stryker = { mutantCoverage: { static: {}, perTest: {} } };
globalThis.__stryker__ = stryker;
const NO_TEST = /$^/;
/** A change may make a loop endless: this many times as often as without it is enough. */
const PATIENCE = 100;

for (const name of ["describe", "it", "test", "beforeAll", "beforeEach", "afterAll", "afterEach"]) {
  globalThis[name] = circus[name];
}
globalThis.expect = expect;

// The same samples for each change, and the first that fails is enough.
fc.configureGlobal({ seed: 1, endOnFailure: true });

/** Runs tests of one file; `names` undefined runs all. Ends at the first failure when `bail` says so. */
async function runFile(file, { names, bail, onTest }) {
  circus.resetState();
  circus.getState().testTimeout = 120_000;
  delete require.cache[file];
  require(file);
  if (names !== undefined) circus.getState().testNamePattern = exactly(names);
  const failed = [];
  const handler = (event) => {
    if (event.name === "run_start") onTest?.(file);
    if (event.name === "test_start") onTest?.(`${file}\0${titleOf(event.test)}`);
    if (event.name !== "test_done") return;
    onTest?.(file);
    if (event.test.errors.length === 0) return;
    failed.push(titleOf(event.test));
    if (bail) circus.getState().testNamePattern = NO_TEST;
  };
  circus.addEventHandler(handler);
  try {
    const { unhandledErrors } = await circus.run();
    if (unhandledErrors.length > 0) failed.push(...unhandledErrors.map(String));
  } finally {
    circus.removeEventHandler(handler);
  }
  return failed;
}

function titleOf(test) {
  const titles = [];
  for (let block = test; block.parent !== undefined; block = block.parent) titles.unshift(block.name);
  return titles.join(" ");
}

function exactly(names) {
  return new RegExp(`^(?:${names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")})$`);
}

/** Runs all tests without a change: which of them pass, how long each file takes, which changes each test reaches. */
async function explore(files) {
  const results = [];
  for (const file of files) {
    const start = process.cpuUsage();
    try {
      const failed = await runFile(file, {
        onTest: (id) => {
          stryker.currentTestId = id;
        },
      });
      results.push({ file, failed, cost: process.cpuUsage(start).user });
    } catch (error) {
      results.push({ file, error: String(error?.message ?? error) });
    }
    stryker.currentTestId = undefined;
  }
  return { results, coverage: stryker.mutantCoverage };
}

/** True when one of the tests notices the change. */
async function notices({ id, hits, tests }) {
  stryker.hitLimit = hits * PATIENCE + 10_000;
  for (const { file, names } of tests) {
    stryker.activeMutant = id;
    stryker.hitCount = 0;
    const failed = await failures(file, { names, bail: true });
    if (failed.length === 0) continue;
    // A change may spoil what outlives a test; then the test fails without one, too.
    stryker.activeMutant = undefined;
    const isSpoilt = (await failures(file, { names: failed, bail: true })).length > 0;
    return { isNoticed: true, isSpoilt };
  }
  stryker.activeMutant = undefined;
  return { isNoticed: false, isSpoilt: false };
}

async function failures(file, options) {
  try {
    return await runFile(file, options);
  } catch (error) {
    return [String(error)];
  }
}

process.on("message", async (message) => {
  if (message.load !== undefined) {
    loadTypeScript(JSON.parse(fs.readFileSync(message.load, "utf8")));
    // Values that are made when a module is loaded are made with the change.
    stryker.activeMutant = message.active;
    return;
  }
  if (message.explore !== undefined) process.send(await explore(message.explore));
  if (message.mutant !== undefined) process.send(await notices(message.mutant));
});
