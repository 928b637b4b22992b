import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { ProblemError } from "../problem";
import { type EnvironmentVariables, run, StartError } from "../run";
import { isAtLeast, MINIMUM_VERSION } from "./version";

/** A Terraform that will do. */
export interface TerraformBinary {
  /** Absolute path. */
  readonly path: string;
  readonly product: "Terraform" | "OpenTofu";
  readonly version: string;
}

const FIX = "install Terraform or OpenTofu 1.11 or newer (https://developer.hashicorp.com/terraform/install)";

/**
 * Finds the program to run: the one that TERRAFORM_BINARY_NAME names, as cdktf does, else `terraform`,
 * else `tofu`, in PATH. Throws one problem when there is none, or when it is too old.
 */
export async function findTerraform(env: EnvironmentVariables): Promise<TerraformBinary> {
  const named = env["TERRAFORM_BINARY_NAME"];
  const names = named === undefined || named === "" ? ["terraform", "tofu"] : [named];
  const tooOld: TerraformBinary[] = [];
  for (const path of names.flatMap((name) => locate(name, env))) {
    const identified = await identify(path, env);
    if (identified !== undefined && isAtLeast(identified.version, MINIMUM_VERSION)) return identified;
    if (identified !== undefined) tooOld.push(identified);
  }
  throw new ProblemError(problem(names, tooOld[0]));
}

/** The first executable file of this name in PATH, as a shell would find it. */
function locate(name: string, env: EnvironmentVariables): readonly string[] {
  const candidates = name.includes("/")
    ? [resolve(name)]
    : (env["PATH"] ?? "")
        .split(delimiter)
        .filter(isAbsolute)
        .map((folder) => join(folder, name));
  return candidates.filter(isExecutable).slice(0, 1);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** `terraform version` prints `Terraform v1.11.4`; undefined when the program is something else. */
async function identify(path: string, env: EnvironmentVariables): Promise<TerraformBinary | undefined> {
  const quiet = { PATH: env["PATH"], HOME: env["HOME"], CHECKPOINT_DISABLE: "1" };
  try {
    const { stdout } = await run(path, ["version"], { cwd: "/", env: quiet });
    const [, product, version] = /^(Terraform|OpenTofu) v(\S+)/m.exec(stdout) ?? [];
    if (version === undefined) return undefined;
    return { path, product: product === "OpenTofu" ? "OpenTofu" : "Terraform", version };
  } catch (error) {
    if (error instanceof StartError) return undefined;
    throw error;
  }
}

function problem(names: readonly string[], tooOld: TerraformBinary | undefined) {
  if (tooOld !== undefined) {
    return {
      where: tooOld.path,
      value: `${tooOld.product} ${tooOld.version}`,
      rule: "Terraform must be 1.11 or newer, because secrets are passed by write-only arguments",
      fix: FIX,
    };
  }
  return { where: "PATH", rule: `holds no working ${names.join(" or ")}`, fix: FIX };
}
