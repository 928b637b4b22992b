const os = require("node:os");
const fast = require("./jest.config.js");

/** Every test: the fast ones, and those with the cdktf CLI, a browser, pipeline jobs and load. */
module.exports = {
  ...fast,
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  testSequencer: "<rootDir>/test/support/slow-first.js",
  // Slow tests often wait for a job, a browser or an installation: one more works meanwhile.
  maxWorkers: os.availableParallelism() + 1,
  testTimeout: 180_000,
};
