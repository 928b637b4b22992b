import { locateProgram } from "../locate";
import { type Problem, ProblemError } from "../problem";
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
  const rejected: Rejection[] = [];
  for (const path of names.flatMap((name) => locateProgram(name, env) ?? [])) {
    const identified = await identify(path, env);
    if ("version" in identified && isAtLeast(identified.version, MINIMUM_VERSION)) return identified;
    rejected.push(identified);
  }
  throw new ProblemError(problem(named === "" ? undefined : named, names, rejected));
}

/** A program that was tried: too old, or not Terraform at all. */
type Rejection = TerraformBinary | { readonly path: string; readonly answer: string };

/** `terraform version` prints `Terraform v1.11.4`; anything else is an answer of some other or broken program. */
async function identify(path: string, env: EnvironmentVariables): Promise<Rejection> {
  const quiet = { PATH: env["PATH"], HOME: env["HOME"], CHECKPOINT_DISABLE: "1" };
  try {
    const { stdout, stderr } = await run(path, ["version"], { cwd: "/", env: quiet });
    const [, product, version] = /^(Terraform|OpenTofu) v(\S+)/m.exec(stdout) ?? [];
    if (version === undefined) return { path, answer: firstLine(stderr) ?? firstLine(stdout) ?? "nothing" };
    return { path, product: product === "OpenTofu" ? "OpenTofu" : "Terraform", version };
  } catch (error) {
    if (error instanceof StartError) return { path, answer: error.message };
    throw error;
  }
}

function firstLine(text: string): string | undefined {
  return text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "");
}

function problem(
  named: string | undefined,
  names: readonly string[],
  rejected: readonly Rejection[],
): Problem {
  const fix =
    named === undefined ? FIX : `name another program in TERRAFORM_BINARY_NAME, unset it, or ${FIX}`;
  const tooOld = rejected.find((each) => "version" in each);
  if (tooOld !== undefined) {
    return {
      where: tooOld.path,
      value: `${tooOld.product} ${tooOld.version}`,
      rule: `${tooOld.product} must be 1.11 or newer, because secrets are passed by write-only arguments`,
      fix,
    };
  }
  const [other] = rejected;
  if (other !== undefined && "answer" in other) {
    return {
      where: other.path,
      value: other.answer,
      rule: "must answer `version` as Terraform or OpenTofu does",
      fix,
    };
  }
  if (named === undefined) return { where: "PATH", rule: `holds no working ${names.join(" or ")}`, fix };
  return { where: "TERRAFORM_BINARY_NAME", value: named, rule: "must name an executable program", fix };
}
