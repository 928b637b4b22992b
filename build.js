// Builds into dist. `node build.js app` makes what a synthesis needs: it checks the types of the app and puts the app
// with all it loads into one file, dist/main.js; with --no-types it checks nothing, for a revision whose types were checked
// when it was committed. `node build.js` builds the tools as well.
//
// One file, because a synthesis is short: to find and read 600 modules would take a third of it.

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const ROOT = __dirname;
const APP = path.join(ROOT, "dist", "main.js");

/** The app alone is small enough that a second thread of the type check costs more than it saves. */
const PROJECTS = {
  all: ["-p", "tsconfig.build.json"],
  app: ["-p", "tsconfig.app.json", "--checkers", "1"],
};

/** tsc's exit code; its messages go to standard error, as standard output is the caller's. */
function checkTypes(args) {
  const tsc = spawn(path.join(ROOT, "node_modules", ".bin", "tsc"), args, {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
  });
  return new Promise((resolve, reject) => tsc.on("error", reject).on("close", resolve));
}

/** The app's files with their contents, written only when the types are right. Names stay as they are: a stack trace has to be readable. */
function bundle() {
  return esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ["main.ts"],
    outfile: APP,
    bundle: true,
    platform: "node",
    target: "node20",
    sourcemap: true,
    sourcesContent: false,
    write: false,
    // What is wrong with a source, the type check says too, and better.
    logLevel: "silent",
  });
}

/** A synthesis at the same time must never load half a file. */
function writeWhole({ path: file, contents }) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.${process.pid}`, contents);
  fs.renameSync(`${file}.${process.pid}`, file);
}

async function main() {
  const project = PROJECTS[process.argv[2] ?? "all"];
  if (project === undefined)
    throw new Error(`node build.js takes "app" or nothing, not "${process.argv[2]}"`);
  const isChecked = process.argv[3] !== "--no-types";
  const [code, bundled] = await Promise.allSettled([isChecked ? checkTypes(project) : 0, bundle()]);
  if (code.status === "rejected") throw code.reason;
  if (code.value !== 0) {
    process.exitCode = 1;
    return;
  }
  if (bundled.status === "rejected") throw bundled.reason;
  for (const file of bundled.value.outputFiles) writeWhole(file);
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
