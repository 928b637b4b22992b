import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import type { Json } from "@infra-tools/terraform-plan/value";
import { layoutOf } from "../../src/session/layout";
import type { Providers } from "../../src/session/provider-set";
import type { SessionOptions } from "../../src/session/session";

/** Terraform's built-in provider needs no server: enough to test what surrounds one. */
export const NO_PROVIDERS: Providers = {
  names: [],
  start: () => Promise.reject(new Error("there is none")),
};

/** A back end that would be asked over the network, if anything let it. */
const HTTP_BACKEND = { http: { address: "http://state.invalid/state" } };

/** A configuration that keeps one word. */
export function wordStack(word: string): Json {
  return {
    terraform: { backend: HTTP_BACKEND },
    resource: { terraform_data: { word: { input: word } } },
    output: { word: { value: `\${terraform_data.word.output}` } },
  };
}

export interface TestSandbox {
  readonly folder: string;
  options(more?: Partial<SessionOptions>): Promise<SessionOptions>;
  writeStack(environment: string, configuration: Json): string;
  remove(): void;
}

export function createTestSandbox(): TestSandbox {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), "sandbox-test-")));
  const folder = join(parent, ".sandbox");
  return {
    folder,
    options: async (more = {}) => ({
      folder,
      terraform: await findTerraform(process.env),
      providers: NO_PROVIDERS,
      env: process.env,
      ...more,
    }),
    writeStack(environment, configuration) {
      const stack = layoutOf(folder).stack(environment);
      mkdirSync(stack, { recursive: true });
      writeFileSync(join(stack, "cdk.tf.json"), JSON.stringify(configuration));
      return stack;
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}
