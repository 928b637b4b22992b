// Builds the programs. `node build.js app` makes what a synthesis needs: it checks the types of the app and bundles it
// with everything it loads into dist/main.js; with --no-types it checks nothing, for a revision whose types were checked
// when it was committed. `node build.js` builds the command line and the products' programs as well.
//
// Each program is one file: finding and reading hundreds of modules would take a third of a short run. What a program
// imports lazily is still evaluated lazily.

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
  { source: "packages/infra/src/main.ts", output: "dist/infra.js", external: LIBRARIES },
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
  return { source: `${folder}/src/bin.ts`, output: `${folder}/dist/bin.js`, external, isProgram: true };
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

/** A program's files with their contents. Names are kept: a stack trace has to be readable. */
function bundle({ source, output, external, isProgram = false }) {
  return esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [source],
    outfile: path.join(ROOT, output),
    bundle: true,
    platform: "node",
    target: "node20",
    conditions: ["source"],
    external: [...external, "@infra-tools/*/package.json"],
    // An installed program has no sources beside it.
    sourcemap: !isProgram,
    sourcesContent: false,
    legalComments: "eof",
    ...(isProgram ? { banner: { js: "#!/usr/bin/env node" } } : {}),
    write: false,
    // The type check reports the same faults of a source, and better.
    logLevel: "silent",
  });
}

/** A synthesis at the same time must never load half a file. */
function writeWhole({ path: file, contents }, isProgram) {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, contents, { mode: isProgram ? 0o755 : 0o644 });
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
  for (const [index, { value }] of bundles.entries()) {
    for (const file of value.outputFiles) writeWhole(file, target.programs[index].isProgram === true);
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
