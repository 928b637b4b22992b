const path = require("node:path");
const fast = require("../../jest.config.js");

/** The fast tests of one package, for mutation runs: `MUTATED_PACKAGE` names it. */
module.exports = {
  ...fast,
  rootDir: path.join(__dirname, "..", ".."),
  roots: [`<rootDir>/packages/${process.env["MUTATED_PACKAGE"]}`],
  // Nothing is built in the copy that is mutated.
  globalSetup: undefined,
  moduleNameMapper: {},
};
