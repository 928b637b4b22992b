const bundled = require("./test/support/bundled-libraries.json");

/** The tests people run all the time; `jest.full.config.js` adds the slow ones. */
module.exports = {
  testEnvironment: "node",
  // Packages are tested from their sources, as `exports` names them under the condition "source".
  testEnvironmentOptions: { customExportConditions: ["source", "node", "node-addons"] },
  roots: ["<rootDir>/test", "<rootDir>/packages"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "\\.full\\.test\\.ts$"],
  modulePathIgnorePatterns: ["/dist/"],
  // Each test file loads everything again, and these are 540 modules; as one file each they load in half of the time.
  moduleNameMapper: { [`^(${bundled.join("|")})$`]: "<rootDir>/dist/test-libraries/$1.js" },
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } } }] },
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  // jest would leave one core idle; on two that is half of the machine.
  maxWorkers: "100%",
  testTimeout: 30_000,
};
