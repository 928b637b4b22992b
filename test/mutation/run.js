// Measures the tests of a package: changes its code on purpose, one place at a time, and counts the changes that no
// test notices. `npm run mutation -- terraform-plan` mutates the package's core, `npm run mutation -- terraform-plan
// src/scrub/words.ts` single files of it, and `--tests test/scrub` with these tests only, for a quick lower bound.
// docs/mutation.md has the scores.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { parseArgs } = require("node:util");
const { instrument } = require("./instrument");
const { reachedTests } = require("./reached-tests");
const { WorkerProcess } = require("./worker-process");

const ROOT = path.join(__dirname, "..", "..");

/** The files whose mistakes nobody would see: what is compared, hidden, found and explained. */
const CORES = {
  "terraform-plan": ["src/compare", "src/scrub"],
  "plan-review": ["src/rules"],
  "environment-diff": ["src/cause"],
};

/** Milliseconds after which a change counts as noticed: a test would not end. Most endless loops end before. */
const LIMIT = 60_000;

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function filesBelow(place, isWanted) {
  if (!fs.existsSync(place)) fail(`${place}: no such file`);
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true })
    .map((name) => path.join(place, name))
    .filter((name) => isWanted(name) && fs.statSync(name).isFile())
    .sort();
}

async function measure(name, files, testFiles) {
  const folder = path.join(ROOT, "packages", name);
  const tests = testFiles.flatMap((file) =>
    filesBelow(path.join(folder, file), (below) => /(?<!\.full)\.test\.ts$/.test(below)),
  );
  const sources = files
    .flatMap((file) => filesBelow(path.join(folder, file), (below) => below.endsWith(".ts")))
    .map((file) => ({ name: file, content: fs.readFileSync(file, "utf8") }));
  const changed = await instrument(sources);

  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "mutation-"));
  process.on("exit", () => fs.rmSync(temporary, { recursive: true, force: true }));
  const stored = path.join(temporary, "sources.json");
  fs.writeFileSync(stored, JSON.stringify(changed.sources));

  const run = {
    stored,
    worker: new WorkerProcess(stored),
    reached: undefined,
    loaded: undefined,
    mutants: changed.mutants,
  };
  const explored = await run.worker.ask({ explore: tests });
  if (explored === undefined) fail("the tests cannot be run");
  for (const { file, failed, error } of explored.results) {
    const reason = error ?? (failed.length > 0 ? `fails: ${failed.join("; ")}` : undefined);
    if (reason !== undefined) process.stderr.write(`left out: ${path.relative(ROOT, file)}: ${reason}\n`);
  }
  run.reached = reachedTests(explored);
  run.loaded = explored.coverage.static;

  const scores = new Map(sources.map((source) => [source.name, { noticed: 0, all: 0 }]));
  for (const [index, mutant] of changed.mutants.entries()) {
    process.stderr.write(`\r${index + 1} of ${changed.mutants.length}`);
    const score = scores.get(mutant.file);
    score.all++;
    if (await isNoticed(mutant, run)) score.noticed++;
    else report(mutant, run.reached([mutant.id]).tests.length);
  }
  run.worker.stop();
  process.stderr.write("\n");
  for (const [file, { noticed, all }] of scores) {
    const share = all === 0 ? "no changes" : `${((100 * noticed) / all).toFixed(1)} %`;
    process.stdout.write(`${path.relative(folder, file)}: ${share} of ${all}\n`);
  }
}

async function isNoticed({ id, file }, run) {
  const reached = run.reached([id]);
  if (reached.tests.length > 0 && (await isNoticedInRun({ id, ...reached }, run))) return true;
  if (run.loaded[id] === undefined) return false;
  // Values that are made when a module is loaded need a process of their own, and any test of the file may notice.
  const { tests } = run.reached(
    run.mutants.filter((mutant) => mutant.file === file).map((mutant) => mutant.id),
  );
  const fresh = new WorkerProcess(run.stored, id);
  const answer = await fresh.ask({ mutant: { id, hits: Number.MAX_SAFE_INTEGER, tests } }, LIMIT);
  fresh.stop();
  return answer?.isNoticed ?? true;
}

async function isNoticedInRun(mutant, run) {
  for (let attempt = 1; ; attempt++) {
    const answer = await run.worker.ask({ mutant }, LIMIT);
    if (answer !== undefined && !answer.isSpoilt) return answer.isNoticed;
    run.worker.stop();
    run.worker = new WorkerProcess(run.stored);
    // An earlier change may have spoilt the process; in a new one this change did.
    if (answer === undefined || attempt === 2) return true;
  }
}

/** Prints a change that no test noticed. */
function report({ file, line, column, end, kind, replacement }, reached) {
  const lines = fs
    .readFileSync(file, "utf8")
    .split("\n")
    .slice(line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.column);
  lines[0] = lines[0].slice(column);
  const before = lines.map((text) => `  - ${text}`).join("\n");
  const after = replacement
    .split("\n")
    .map((text) => `  + ${text}`)
    .join("\n");
  const tests = reached === 0 ? "no test reaches it when it runs" : `test files that reach it: ${reached}`;
  process.stdout.write(`\r${path.relative(ROOT, file)}:${line + 1} ${kind}, ${tests}\n${before}\n${after}\n`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: "string", multiple: true, default: ["test"] } },
});
const [name, ...files] = positionals;
if (!Object.hasOwn(CORES, name ?? "")) {
  fail(`npm run mutation -- <package> [files]: the package is one of ${Object.keys(CORES).join(", ")}`);
}
measure(name, files.length > 0 ? files : CORES[name], values.tests);
