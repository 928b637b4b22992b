import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..", "..");

function infra(args: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(join(ROOT, "infra"), args, { encoding: "utf8", env: { ...process.env, ...env } });
}

describe("./infra", () => {
  test("--help lists every command with one line, and the exit codes", () => {
    const run = infra(["--help"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/doctor +List which tools are installed/);
    expect(run.stdout).toContain("3 a policy says stop");
  });

  test("a command's --help shows its examples", () => {
    const run = infra(["doctor", "--help"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain("Examples:\n  ./infra doctor");
  });

  test("a misspelt command is an error with a suggestion and without a stack trace", () => {
    const run = infra(["docto"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("unknown command 'docto'");
    expect(run.stderr).toContain("Did you mean doctor?");
    expect(run.stderr).not.toContain("    at ");
  });

  test("a misspelt subcommand gets a suggestion too", () => {
    const run = infra(["ci", "pla"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("Did you mean plan?");
  });

  test("--version prints the version of the package", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(infra(["--version"])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  test("problems of several options are reported together", () => {
    const run = infra(["review", "x.json", "--budget", "12", "--fail-on", "dangr"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("--budget: must be a whole number from 1000 to 1000000 (is 12)");
    expect(run.stderr).toContain("--fail-on: must be one of danger, warning, notice, unknown (is dangr)");
  });

  test("an unknown option is an error", () => {
    const run = infra(["doctor", "--jsn"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("unknown option '--jsn'");
  });

  test("--json prints one object and nothing else", () => {
    const run = infra(["doctor", "--json"]);
    const printed = JSON.parse(run.stdout);
    expect(Object.keys(printed)).toEqual(["version", "command", "result", "problems"]);
    expect(printed).toMatchObject({ version: 1, command: "doctor", problems: [] });
  });

  test("--json carries the problems of a failure", () => {
    const run = infra(["completion", "csh", "--json"]);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout).problems).toEqual([
      expect.objectContaining({ where: "<shell>", value: "csh" }),
    ]);
  });
});

describe("./infra doctor", () => {
  test("names Terraform as missing, and what to install, when it is not on the PATH", () => {
    const run = spawnSync(process.execPath, [join(ROOT, "infra"), "doctor"], {
      encoding: "utf8",
      env: { PATH: join(ROOT, "node_modules", ".bin") },
    });
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/MISSING {2}Terraform/);
    expect(run.stdout).toContain("install Terraform or OpenTofu 1.11 or newer");
  });
});

describe("./infra completion", () => {
  test("bash completes commands, and options of a command", () => {
    const script = infra(["completion", "bash"]).stdout;
    const complete = (words: string) =>
      spawnSync(
        "bash",
        [
          "-c",
          `${script}\nCOMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); _infra; echo "\${COMPREPLY[@]}"`,
        ],
        {
          encoding: "utf8",
        },
      ).stdout;
    expect(complete("infra doc")).toContain("doctor");
    expect(complete("infra doctor --qu")).toContain("--quiet");
    expect(complete("infra doctor --qu")).not.toContain("--json");
    expect(complete("infra plan o").split(/\s+/)).toContain("ops");
    expect(complete("infra rules retention-").split(/\s+/)).toContain("retention-reduced");
    expect(complete("infra sandbox fault --kind quo").trim()).toBe("quota");
    expect(complete("infra ci pl").split(/\s+/)).toContain("plan");
  });
});

test("fish completes options and the values of options", () => {
  const { stdout } = infra(["completion", "fish"]);
  expect(stdout).toContain(
    "complete -c infra -n '__fish_seen_subcommand_from sandbox; and __fish_seen_subcommand_from fault' -l kind -x -a '",
  );
  expect(stdout).toMatch(/complete -c infra -n '__fish_use_subcommand' -a '[^']*\bplan\b/);
});
