import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { STACKLESS_COMMANDS } from "./stackless";

/**
 * Puts a program called `terraform` (and `tofu`) into a folder of the session. cdktf and scripts that run
 * it get the real Terraform with the sandbox's providers and a state file in the sandbox, so that no remote backend
 * is used. Commands that need no stack run unchanged.
 */
export function writeShim(folder: string, terraform: string, attachSocket: string): string {
  mkdirSync(folder, { recursive: true });
  const script = shimScript(terraform, attachSocket);
  for (const name of ["tofu", "terraform"]) writeFileSync(join(folder, name), script, { mode: 0o700 });
  return join(folder, "terraform");
}

/** The shell is replaced by Terraform, so that signals, terminal and exit code are Terraform's. */
function shimScript(terraform: string, attachSocket: string): string {
  return `#!/bin/sh
command=
folder=$PWD
for argument in "$@"; do
  case $argument in
    -chdir=*) folder=$(cd "\${argument#-chdir=}" && pwd) || exit 1 ;;
    -*) ;;
    *) command=$argument; break ;;
  esac
done
case $command in
  "" | ${STACKLESS_COMMANDS.join(" | ")}) exec ${quote(terraform)} "$@" ;;
esac
answer=$(${quote(process.execPath)} -e ${quote(ASK)} ${quote(attachSocket)} "$command" "$folder") || exit 1
case $answer in
  "ok "*) ;;
  *) printf '%s\\n' "\${answer#no }" >&2; exit 1 ;;
esac
TF_REATTACH_PROVIDERS=\${answer#ok } exec ${quote(terraform)} "$@"
`;
}

const ASK = `
const [socket, command, folder] = process.argv.slice(1);
const connection = require("node:net").connect(socket);
connection.on("error", (error) => {
  process.stderr.write("the sandbox has ended: " + error.message + "\\n");
  process.exitCode = 1;
});
connection.end(command + "\\n" + folder);
connection.pipe(process.stdout);
`;

/** Quotes a word for a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
