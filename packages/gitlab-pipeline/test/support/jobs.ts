import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { initialize } from "@infra-tools/runtime/terraform/terraform";
import type { Json } from "@infra-tools/terraform-plan/value";
import type { Host } from "../../src/host";
import type { PreviewStack } from "../../src/plan/run-plan";
import { explainingLock } from "../../src/state/lock-holder";
import { askHolder, createStateClient, type StateAddresses } from "../../src/state/state-client";
import type { Target } from "../../src/target/target";

export const KEY = "0123456789abcdef0123456789abcdef";
export const COMMIT = "c".repeat(40);

export interface Workplace {
  readonly host: Host;
  readonly log: string[];
  readonly controller: AbortController;
  /** Plans and applies a configuration of Terraform's built-in provider, whatever the environment is called. */
  target(
    configuration: () => Json,
    login?: { readonly password: string; readonly state: StateAddresses },
    kind?: Target["kind"],
  ): Target;
  /** The stack's folder. */
  readonly folder: string;
  remove(): void;
}

/** A checkout's root in a temporary folder, with real Terraform. */
export function createWorkplace(env: Host["env"] = {}): Workplace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "ci-test-")));
  const folder = join(root, "cdktf.out", "stacks", "pre");
  const log: string[] = [];
  const controller = new AbortController();
  const plain = { PATH: process.env["PATH"], HOME: root, CHECKPOINT_DISABLE: "1" };
  return {
    host: {
      root,
      env: { ...plain, INFRA_ARTIFACT_KEY: KEY, ...env },
      signal: controller.signal,
      progress: (text) => log.push(text),
    },
    log,
    controller,
    folder,
    target: (configuration, login, kind = "cloud") => ({
      kind,
      withStack: async (environment, _options, use) => {
        const { path: binary } = await findTerraform(process.env);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(configuration()));
        const temporary = mkdtempSync(join(root, "temporary-"));
        const env = {
          ...plain,
          TF_HTTP_USERNAME: "gitlab-ci-token",
          ...(login === undefined ? {} : { TF_HTTP_PASSWORD: login.password }),
        };
        const terraform = { binary, folder, env, environment, signal: controller.signal };
        await initialize(terraform);
        const client =
          login &&
          createStateClient({
            state: login.state,
            login: { username: "gitlab-ci-token", password: login.password },
          });
        const lockHolder = async () => client && askHolder(client);
        return explainingLock(environment, lockHolder, () =>
          use({ environment, terraform, temporary, lockHolder }),
        );
      },
    }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A configuration that keeps words. */
export function words(
  values: Readonly<Record<string, Json>>,
  backend: Json = { local: {} },
): Readonly<Record<string, Json>> {
  return {
    terraform: { backend },
    resource: {
      terraform_data: Object.fromEntries(Object.entries(values).map(([name, input]) => [name, { input }])),
    },
  };
}

/** For jobs that plan with an identity: none of them previews. */
export const noPreview: PreviewStack = async () => {
  throw new Error("this job has an identity and needs no preview");
};
