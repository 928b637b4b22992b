/** Commands of Terraform that need no stack and no provider. */
export const STACKLESS_COMMANDS = ["fmt", "version"] as const;

const ENGINES: readonly string[] = ["terraform", "tofu"];

/** Checks whether a command line is Terraform's and needs a stack's folder that it does not name itself by `-chdir`. */
export function needsStackFolder(program: string, args: readonly string[]): boolean {
  if (!ENGINES.includes(program) || args.some((argument) => argument.startsWith("-chdir="))) return false;
  const command = args.find((argument) => !argument.startsWith("-"));
  return command !== undefined && !STACKLESS_COMMANDS.some((name) => name === command);
}
