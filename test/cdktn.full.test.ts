import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { recipe } from "./support/recipe";

const ROOT = join(__dirname, "..");
const SWITCH = recipe("switch-to-cdktn");
const FORK = /npm:(cdktn@\S+?)'/.exec(SWITCH)?.[1] ?? "";

/** The package comes from npm's registry, which a machine without network does not reach. */
const view = spawnSync("npm", ["view", FORK, "version"], { encoding: "utf8", timeout: 60_000 });
const answer = view.stdout.trim();
const reason = answer === "" ? ` (skipped: the registry of npm does not answer for ${FORK})` : "";

let copy = "";
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "cdktn-"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs a program in a folder; throws with its output unless the exit code is the expected one. */
function run(
  cwd: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stripVTControlCharacters(stdout);
}

/** All stacks of a checkout by name, without the version of the library that wrote them. */
function synthesized(root: string, name: string): Readonly<Record<string, unknown>> {
  const output = join(copy, name);
  run(root, process.execPath, ["dist/main.js"], { INFRA_SANDBOX: "1", CDKTF_OUTDIR: output });
  const stacks = readdirSync(join(output, "stacks"));
  return Object.fromEntries(
    stacks.map((stack) => {
      const data = JSON.parse(readFileSync(join(output, "stacks", stack, "cdk.tf.json"), "utf8"));
      delete data["//"].metadata.version;
      return [stack, data];
    }),
  );
}

describe("the fork cdktn in the place of cdktf", () => {
  (answer === "" ? it.skip : it)(
    `is one edit: types hold, the stacks are the same data, a plan after an apply is empty${reason}`,
    () => {
      const checkout = join(copy, "checkout");
      for (const file of run(ROOT, "git", ["ls-files", "-z"])
        .split("\0")
        .filter((name) => name !== "")) {
        mkdirSync(dirname(join(checkout, file)), { recursive: true });
        cpSync(join(ROOT, file), join(checkout, file));
      }
      run(checkout, "bash", ["-euc", SWITCH]);
      const library = JSON.parse(
        readFileSync(join(checkout, "node_modules", "cdktf", "package.json"), "utf8"),
      );
      expect(`${library.name}@${library.version}`).toBe(FORK);

      // The sources of programs, tests and benchmarks; then the programs are built.
      run(checkout, "npx", ["tsc", "-p", "tsconfig.json"]);
      run(checkout, process.execPath, ["build.js"]);
      run(ROOT, process.execPath, ["build.js", "app"]);
      const before = synthesized(ROOT, "with-cdktf");
      expect(Object.keys(before).sort()).toEqual(["ci-identity", "ops", "pre"]);
      expect(synthesized(checkout, "with-cdktn")).toEqual(before);

      run(checkout, join(checkout, "infra"), ["apply", "pre", "--quiet"]);
      // Exit code 0: a plan with changes ends with 2.
      run(checkout, join(checkout, "infra"), ["plan", "pre", "--quiet"]);
      const plan = run(checkout, join(checkout, "infra"), ["sandbox", "--", "cdktf", "diff", "pre"]);
      expect(plan).toContain("No changes");
    },
    900_000,
  );
});
