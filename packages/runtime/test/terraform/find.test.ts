import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatProblem, ProblemError } from "../../src/problem";
import { findTerraform } from "../../src/terraform/find";
import { isAtLeast } from "../../src/terraform/version";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "find-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a program into a folder of its own and returns the folder. */
function program(name: string, prints: string, exitCode = 0): string {
  const path = mkdtempSync(join(folder, "bin-"));
  const file = join(path, name);
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' '${prints}'\nexit ${exitCode}\n`);
  chmodSync(file, 0o755);
  return path;
}

async function problemWith(env: Readonly<Record<string, string>>): Promise<string> {
  try {
    await findTerraform(env);
  } catch (error) {
    if (error instanceof ProblemError)
      return error.problems.map((problem) => formatProblem(problem)).join("\n");
    throw error;
  }
  throw new Error("a Terraform was found");
}

describe("finding Terraform", () => {
  it("takes terraform from PATH", async () => {
    const path = program("terraform", "Terraform v1.11.4\non linux_amd64");
    expect(await findTerraform({ PATH: path })).toEqual({
      path: join(path, "terraform"),
      product: "Terraform",
      version: "1.11.4",
    });
  });

  it("takes tofu where there is no terraform, or only an old one", async () => {
    const tofu = program("tofu", "OpenTofu v1.11.0");
    const result = { path: join(tofu, "tofu"), product: "OpenTofu", version: "1.11.0" };
    expect(await findTerraform({ PATH: tofu })).toEqual(result);
    expect(await findTerraform({ PATH: `${program("terraform", "Terraform v1.5.7")}:${tofu}` })).toEqual(
      result,
    );
  });

  it("takes the program that TERRAFORM_BINARY_NAME names, by name or by path", async () => {
    const path = program("tf12", "Terraform v1.12.0");
    expect(await findTerraform({ PATH: path, TERRAFORM_BINARY_NAME: "tf12" })).toMatchObject({
      version: "1.12.0",
    });
    const named = { PATH: "", TERRAFORM_BINARY_NAME: join(path, "tf12") };
    expect(await findTerraform(named)).toMatchObject({ version: "1.12.0" });
  });

  it("says in one message that there is none, and what to install", async () => {
    expect(await problemWith({ PATH: folder })).toBe(
      "PATH: holds no working terraform or tofu\n" +
        "  -> install Terraform or OpenTofu 1.11 or newer (https://developer.hashicorp.com/terraform/install)",
    );
  });

  it("says in one message which one is too old", async () => {
    const path = program("terraform", "Terraform v1.10.5");
    const message = await problemWith({ PATH: path });
    expect(message).toContain(`${join(path, "terraform")}: Terraform must be 1.11 or newer`);
    expect(message).toContain("(is Terraform 1.10.5)");
    expect(message).toContain("install Terraform or OpenTofu 1.11 or newer");
  });

  it("says what a program answers that is called terraform and is something else", async () => {
    const path = program("terraform", "hello");
    expect(await problemWith({ PATH: path })).toContain(
      `${join(path, "terraform")}: must answer \`version\` as Terraform or OpenTofu does (is hello)`,
    );
  });

  it("says that TERRAFORM_BINARY_NAME names nothing, and looks for no other program", async () => {
    const path = program("terraform", "Terraform v1.11.4");
    const message = await problemWith({ PATH: path, TERRAFORM_BINARY_NAME: "tofu" });
    expect(message).toContain("TERRAFORM_BINARY_NAME: must name an executable program (is tofu)");
    expect(message).toContain("unset it");
  });

  it("passes over a folder called terraform and a file that is not executable", async () => {
    mkdirSync(join(folder, "a", "terraform"), { recursive: true });
    writeFileSync(join(folder, "terraform"), "", { mode: 0o644 });
    expect(await problemWith({ PATH: `${join(folder, "a")}:${folder}` })).toContain("holds no working");
  });
});

describe("comparing versions", () => {
  it.each([
    ["1.11.0", true],
    ["1.11", true],
    ["1.11.4", true],
    ["1.12.0-beta1", true],
    ["2.0.0", true],
    ["1.10.9", false],
    ["1.9.8", false],
    ["0.15.5", false],
    ["nonsense", false],
  ])("%s is enough: %s", (version, enough) => {
    expect(isAtLeast(version, "1.11.0")).toBe(enough);
  });
});
