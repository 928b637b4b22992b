/** The lexicon of this checkout, bundled from its sources into memory: products are built as whole programs only. */
const Module = require("node:module");
const path = require("node:path");
const esbuild = require("esbuild");

const SOURCES = path.join(__dirname, "..", "src");

function loadLexicon() {
  const { outputFiles } = esbuild.buildSync({
    stdin: {
      contents: `export { METADATA, plainType } from "./attributes/look-up";
        export { isJudged } from "./attributes/provider-default";
        export { readAttribute } from "./lexicon/read-attribute";`,
      resolveDir: SOURCES,
      loader: "ts",
    },
    bundle: true,
    platform: "node",
    format: "cjs",
    conditions: ["source"],
    write: false,
  });
  const loaded = new Module(path.join(SOURCES, "lexicon.js"), module);
  loaded.paths = module.paths;
  loaded._compile(outputFiles[0].text, path.join(SOURCES, "lexicon.js"));
  return loaded.exports;
}

module.exports = { loadLexicon };
