const fs = require("node:fs");
const Module = require("node:module");
const swc = require("@swc/core");

/** Lets `require` load TypeScript; `sources` replace the text of single files. */
exports.loadTypeScript = function loadTypeScript(sources) {
  Module._extensions[".ts"] = (module, filename) => {
    const { code } = swc.transformSync(sources[filename] ?? fs.readFileSync(filename, "utf8"), {
      filename,
      swcrc: false,
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "commonjs" },
    });
    module._compile(code, filename);
  };
};
