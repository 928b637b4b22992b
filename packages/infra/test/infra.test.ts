import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

  test("a word after a command that takes none is a misspelt subcommand", () => {
    const run = infra(["schemas", "updat"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("Did you mean update?");
  });

  test("output that is lost is a problem, and a reader that has enough is none", () => {
    const shell = (line: string) => spawnSync("bash", ["-c", line], { cwd: ROOT, encoding: "utf8" });
    const full = shell("./infra rules > /dev/full");
    expect(full.status).toBe(1);
    expect(full.stderr).toBe(
      "standard output: no space is left on the device\n  -> free some space and run the command again\n",
    );
    const read = shell("set -o pipefail; ./infra rules --json | head -c 1");
    expect(read).toMatchObject({ status: 0, stdout: "{", stderr: "" });
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
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "doctor-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The doctor on a machine whose PATH holds these programs, each by what it prints, and this node. */
  function doctor(programs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
    symlinkSync(process.execPath, join(folder, "node"));
    for (const [name, prints] of Object.entries(programs)) {
      writeFileSync(join(folder, name), `#!/bin/sh\necho '${prints}'\n`, { mode: 0o755 });
    }
    const path = `${folder}:${join(ROOT, "node_modules", ".bin")}`;
    return spawnSync(process.execPath, [join(ROOT, "infra"), "doctor"], {
      encoding: "utf8",
      env: { PATH: path, ...env },
    });
  }

  test("names Terraform as missing, and what to install, when it is not on the PATH", () => {
    const run = doctor({});
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/MISSING {2}Terraform +not found/);
    expect(run.stdout).toContain("install Terraform or OpenTofu 1.11 or newer");
  });

  test("looks at the engine that every command uses: OpenTofu where Terraform is too old", () => {
    const run = doctor({ terraform: "Terraform v1.5.7", tofu: "OpenTofu v1.11.0" });
    expect(run.stdout).toMatch(/^ok {7}OpenTofu +1\.11\.0/m);
    expect(run.stdout).toContain(join(folder, "tofu"));
    expect(run.status).toBe(0);
  });

  test("keeps its columns, however long a version is", () => {
    const run = doctor({ terraform: "Terraform v1.11.4", git: "git version 2.39.5.1234567.12345678" });
    const columns = run.stdout
      .split("\n")
      .flatMap((line) => (line.includes("  for ") ? [line.indexOf("  for ")] : []));
    expect(columns.length).toBeGreaterThan(3);
    expect(new Set(columns).size).toBe(1);
  });

  test("looks at the engine that TERRAFORM_BINARY_NAME names, and at no other", () => {
    const programs = { terraform: "Terraform v1.11.4", "tofu-old": "OpenTofu v1.8.2" };
    const run = doctor(programs, { TERRAFORM_BINARY_NAME: "tofu-old" });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain(`${join(folder, "tofu-old")}: OpenTofu must be 1.11 or newer`);
    expect(run.stdout).toContain("(is OpenTofu 1.8.2)");
    expect(run.stdout).toContain("TERRAFORM_BINARY_NAME");
  });

  test("does not take Terraform's word for the one that TERRAFORM_BINARY_NAME names and that is missing", () => {
    const run = doctor({ terraform: "Terraform v1.11.4" }, { TERRAFORM_BINARY_NAME: "tofu" });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain("TERRAFORM_BINARY_NAME: must name an executable program (is tofu)");
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
