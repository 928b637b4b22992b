import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..", "..");

function infra(args: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(join(ROOT, "infra"), args, { encoding: "utf8", env: { ...process.env, ...env } });
}

describe("./infra", () => {
  test("--help lists every command with one line, and the exit codes", () => {
    const run = infra(["--help"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/doctor +\[options\] +Say which tools are here/);
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
    const run = infra(["completion", "fish", "--json"]);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout).problems).toEqual([
      expect.objectContaining({ where: "completion <shell>", value: '"fish"' }),
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
  });
});
