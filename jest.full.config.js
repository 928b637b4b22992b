const fast = require("./jest.config.js");

/** Every test: the fast ones, and those with the cdktf CLI, a browser, pipeline jobs and load. */
module.exports = {
  ...fast,
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  testTimeout: 180_000,
};
