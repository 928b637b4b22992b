import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { ProblemError } from "@infra-tools/runtime/problem";
import { run } from "@infra-tools/runtime/run";
import type { TerraformBinary } from "@infra-tools/runtime/terraform/find";
import { initialize } from "@infra-tools/runtime/terraform/terraform";
import type { RequiredProvider } from "@infra-tools/terraform-sandbox/schemas";
import { type PrintedProvider, parsePrinted } from "@infra-tools/terraform-sandbox/schemas";

/**
 * Lets Terraform install the providers in a temporary folder and print their schemas. It runs with the user's own
 * environment and settings: a mirror in his CLI configuration is used.
 */
export async function printSchemas(
  context: Context,
  terraform: TerraformBinary,
  providers: readonly RequiredProvider[],
): Promise<Readonly<Record<string, PrintedProvider>>> {
  const folder = mkdtempSync(join(tmpdir(), "infra-schemas-"));
  try {
    const required = providers.map(({ name, address, version }) => [name, { source: address, version }]);
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({ terraform: { required_providers: Object.fromEntries(required) } }),
    );
    context.progress(
      `installing ${providers.map(({ name, version }) => `${name} ${version}`).join(", ")} ...`,
    );
    await install(context, terraform, folder);
    context.progress("reading their schemas ...");
    return await read(context, terraform, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function install(context: Context, terraform: TerraformBinary, folder: string): Promise<void> {
  const { env, signal } = context;
  try {
    await initialize({ binary: terraform.path, folder, env, environment: "terraform init", signal });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError({
      where: "terraform init",
      rule: `could not get the providers, so nothing was changed:\n${reasons(error).join("\n")}`,
      fix: "run this where registry.terraform.io can be reached, or name a mirror in Terraform's CLI configuration (https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation)",
    });
  }
}

/** Terraform repeats itself for each provider, and adds advice about modules that are not there. */
function reasons({ problems }: ProblemError): readonly string[] {
  return [...new Set(problems.map(({ rule }) => rule.split("\n\n")[0] ?? rule))];
}

async function read(
  { env, signal }: Context,
  terraform: TerraformBinary,
  folder: string,
): Promise<Readonly<Record<string, PrintedProvider>>> {
  const { code, stdout, stderr } = await run(terraform.path, ["providers", "schema", "-json"], {
    cwd: folder,
    env,
    signal,
  });
  signal.throwIfAborted();
  if (code === 0) return parsePrinted(JSON.parse(stdout));
  throw new ProblemError({
    where: "terraform providers schema",
    rule: `failed, so nothing was changed, and says: ${stderr.trim() || "nothing"}`,
    fix: "fix the reported error and run the command again",
  });
}
