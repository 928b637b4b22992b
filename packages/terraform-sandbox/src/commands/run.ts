import { resolve } from "node:path";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { rest, text } from "@infra-tools/runtime/command-line/parameter";
import { copyProject, projectName, refuseWithoutConfiguration } from "../project/copy";
import { overrideBackend } from "../session/override";
import { requireProgram, runProgram } from "../session/run-program";
import { initializeWhenStale } from "../stack/initialize";
import { inProject } from "./place";

/** `terraform-sandbox -- <program> ...` */
export const run = defineCommand({
  description:
    "Copies the Terraform project of this folder into .sandbox/ and runs a program there, in which `terraform` and `tofu` reach " +
    "only simulated providers: no cloud, no credentials, no registry. `terraform init` runs by itself. The program's exit " +
    "code is passed on, and its output as it is: Terraform hides what is marked sensitive, and no more. States and files " +
    "that it writes stay in .sandbox/.",
  arguments: { program: rest("the program and its arguments, after --") },
  options: {
    schemas: text("<file>", "output of `terraform providers schema -json` (default: sandbox-schemas.json)"),
  },
  passThrough: true,
  examples: [
    { command: "{self} -- terraform plan", explanation: "plan this folder's configuration" },
    { command: "{self} -- terraform apply -auto-approve", explanation: "apply it to the simulated cloud" },
    {
      command: "{self} -- sh -c 'terraform plan -out=p && terraform show -json p' > plan.json",
      explanation: "a plan as JSON",
    },
  ],
  run: async (context, { arguments: { program: words }, options: { schemas } }) => {
    const program = requireProgram(words, `${context.program.name} -- terraform plan`);
    refuseWithoutConfiguration(context.cwd);
    const schemasFile = schemas === undefined ? undefined : resolve(context.cwd, schemas);
    return inProject(context, schemasFile, async (session) => {
      const folder = copyProject(session.layout, context.cwd);
      overrideBackend(session.layout, folder);
      const environment = projectName(context.cwd);
      await session.attached(environment, (env) =>
        initializeWhenStale(session, {
          binary: session.terraform.path,
          folder,
          env,
          environment,
          signal: context.signal,
        }),
      );
      const code = await runProgram(session, program, {
        cwd: folder,
        stdoutToStderr: context.json,
        commands: context.program.commands.map(({ name }) => name),
      });
      return { code, result: { exitCode: code } };
    });
  },
});
