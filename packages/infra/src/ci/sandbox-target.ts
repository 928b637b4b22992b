import type { Target } from "@infra-tools/gitlab-pipeline/target/target";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { initializeWhenStale, synthesize } from "@infra-tools/terraform-sandbox/stack";
import { compiledApp, inSandbox } from "../sandbox/in-sandbox";

/** The checkout's sandbox in place of the clouds: the same Terraform, the same jobs, nothing real. */
export function sandboxTarget(context: Context): Target {
  return {
    kind: "sandbox",
    withStack: (environment, { sources }, use) =>
      inSandbox(context, async (session) => {
        await synthesize(session, compiledApp(context), [environment], { sources });
        return session.attached(environment, async (env) => {
          const terraform = {
            binary: session.terraform.path,
            folder: session.layout.stack(environment),
            env,
            environment,
            signal: context.signal,
          };
          await initializeWhenStale(session, terraform);
          return use({
            environment,
            terraform,
            temporary: session.temporary,
            lockHolder: async () => undefined,
          });
        });
      }),
  };
}
