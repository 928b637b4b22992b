// Builds the programs. `node build.js app` makes what a synthesis needs: it checks the types of the app and bundles it
// with everything it loads into dist/main.js; with --no-types it checks nothing, for a revision whose types were checked
// when it was committed. `node build.js` builds the command line and the products' programs as well.
//
// The app and each thread are one file: finding and reading hundreds of modules would take a third of a short run. A command
// line is split into a file for what its commands share and one for each command: compiling all of it takes longer than
// `--help`. What a program imports lazily is evaluated lazily in both.

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const ROOT = __dirname;

/**
 * Small libraries that almost every command loads are bundled. The other third-party packages stay outside: they are
 * installed beside the program, and native loaders expect their own folders.
 */
const BUNDLED = new Set([
  "@grpc/proto-loader",
  "@msgpack/msgpack",
  "commander",
  "diff",
  "picocolors",
  "yaml",
  "zod",
]);
const LIBRARIES = Object.keys({
  ...readJson("package.json").dependencies,
  ...readJson("package.json").devDependencies,
}).filter((name) => !BUNDLED.has(name));

/** Threads and the app are loaded again and again, so their libraries are bundled too. */
const APP = [{ source: "main.ts", output: "dist/main.js", external: [] }];

const PROGRAMS = [
  ...APP,
  {
    source: "packages/infra/src/main.ts",
    output: "dist/infra.js",
    external: LIBRARIES,
    start: 'exports.main = async (root) => (await import("./infra.mjs")).main(root);\n',
  },
  { source: "packages/infra/src/diff/side-thread.ts", output: "dist/side-thread.js", external: [] },
  { source: "packages/infra/src/diff/job-thread.ts", output: "dist/job-thread.js", external: [] },
];

/**
 * Products that `npm pack` makes installable elsewhere. This repository's packages and small libraries are bundled in;
 * what a product lists as a dependency is not.
 */
const PRODUCTS = ["plan-review", "terraform-sandbox", "environment-diff", "gitlab-pipeline"];

function product(name) {
  const folder = `packages/${name}`;
  const external = Object.keys(readJson(`${folder}/package.json`).dependencies);
  const start = '#!/usr/bin/env node\nimport("./bin.mjs");\n';
  return {
    source: `${folder}/src/bin.ts`,
    output: `${folder}/dist/bin.js`,
    external,
    start,
    isProduct: true,
  };
}

const TARGETS = {
  all: { programs: PROGRAMS, types: ["-p", "tsconfig.build.json"] },
  // The app alone is small enough that a second thread of the type check costs more than it saves.
  app: { programs: APP, types: ["-p", "tsconfig.app.json", "--checkers", "1"] },
  bench: {
    programs: [
      { source: "bench/main.ts", output: "dist/bench/main.js", external: LIBRARIES },
      {
        source: "bench/environments/many-settings.ts",
        output: "dist/bench/many-settings.js",
        external: LIBRARIES,
      },
    ],
    types: ["-p", "bench/tsconfig.json"],
  },
};

function readJson(file) {
  return JSON.parse(fs.readFileSync(path.join(ROOT, file), "utf8"));
}

/** tsc's exit code; its messages go to standard error, because standard output is the caller's. */
function checkTypes(args) {
  const tsc = spawn(path.join(ROOT, "node_modules", ".bin", "tsc"), args, {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
  });
  return new Promise((resolve, reject) => tsc.on("error", reject).on("close", resolve));
}

const OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: "node20",
  conditions: ["source"],
  sourcesContent: false,
  legalComments: "eof",
  write: false,
  // The type check reports the same faults of a source, and better.
  logLevel: "silent",
};

/** Names of CommonJS that an ECMAScript module has no others for: sources and libraries use them. */
const COMMONJS_NAMES = `import { createRequire as createRequireOf } from "node:module";
const require = createRequireOf(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

/**
 * Imports packages outside the bundle as CommonJS does. Of an ECMAScript module Node takes no folder
 * (`@cdktf/provider-kubernetes/lib/manifest`), and finds the names of a CommonJS package by reading all of its source.
 */
function requirePackages(external) {
  const isOutside = (name) => external.some((each) => name === each || name.startsWith(`${each}/`));
  return {
    name: "require-packages",
    setup: (build) => {
      build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
        kind === "import-statement" && isOutside(name) ? { path: name, namespace: "package" } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: "package" }, ({ path: name }) => ({
        contents: `module.exports = require(${JSON.stringify(name)});`,
        resolveDir: ROOT,
      }));
    },
  };
}

/** A program's files with their contents, the one that is started last. Names are kept: a stack trace has to be readable. */
async function bundle(program) {
  const { source, output, external, start, isProduct = false } = program;
  const options = {
    ...OPTIONS,
    external: [...external, "@infra-tools/*/package.json"],
    // An installed program has no sources beside it.
    sourcemap: !isProduct,
  };
  if (start === undefined) {
    const { outputFiles } = await esbuild.build({
      ...options,
      entryPoints: [source],
      outfile: path.join(ROOT, output),
    });
    return outputFiles;
  }
  const { dir, name } = path.parse(output);
  const { outputFiles } = await esbuild.build({
    ...options,
    entryPoints: { [name]: source },
    outdir: path.join(ROOT, dir),
    // Only ECMAScript modules can be split.
    format: "esm",
    splitting: true,
    outExtension: { ".js": ".mjs" },
    chunkNames: "part-[name]-[hash]",
    banner: { js: COMMONJS_NAMES },
    plugins: [requirePackages(external)],
  });
  const parts = outputFiles.filter(isPart);
  const entry = outputFiles.filter((file) => !isPart(file));
  return [...parts, ...entry, { path: path.join(ROOT, output), contents: start }];
}

function isPart({ path: file }) {
  return path.basename(file).startsWith("part-");
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes parts that the program no longer has. A command that runs since before this build may still load one of them, so the
 * repository's own stay for a day.
 */
function removeOldParts({ output, isProduct = false }, files) {
  const folder = path.join(ROOT, path.dirname(output));
  const written = new Set(files.map(({ path: file }) => file));
  const oldest = isProduct ? Number.POSITIVE_INFINITY : Date.now() - DAY_MS;
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!isPart({ path: file }) || written.has(file) || fs.statSync(file).mtimeMs > oldest) continue;
    fs.rmSync(file, { force: true });
  }
}

/** A synthesis at the same time must never load half a file. */
function writeWhole({ path: file, contents }, isExecutable) {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, contents, { mode: isExecutable ? 0o755 : 0o644 });
    fs.renameSync(`${file}.${process.pid}`, file);
  } catch ({ message }) {
    fs.rmSync(`${file}.${process.pid}`, { force: true });
    throw new Error(
      `${file} could not be written: ${message}\n  -> use a checkout that may be written, on a disk with free space`,
    );
  }
}

function targetNamed(name) {
  if (PRODUCTS.includes(name)) return { programs: [product(name)], types: TARGETS.all.types };
  if (Object.hasOwn(TARGETS, name)) return TARGETS[name];
  const names = [...Object.keys(TARGETS), ...PRODUCTS];
  throw new Error(`node build.js takes one of ${names.join(", ")}, not "${name}"`);
}

async function main() {
  const target = targetNamed(process.argv[2] ?? "all");
  const isChecked = process.argv[3] !== "--no-types";
  const [code, ...bundles] = await Promise.allSettled([
    isChecked ? checkTypes(target.types) : 0,
    ...target.programs.map(bundle),
  ]);
  if (code.status === "rejected") throw code.reason;
  if (code.value !== 0) {
    process.exitCode = 1;
    return;
  }
  for (const bundled of bundles) if (bundled.status === "rejected") throw bundled.reason;
  for (const [index, { value: files }] of bundles.entries()) {
    const program = target.programs[index];
    for (const file of files) writeWhole(file, program.isProduct === true && file === files.at(-1));
    if (program.start !== undefined) removeOldParts(program, files);
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
