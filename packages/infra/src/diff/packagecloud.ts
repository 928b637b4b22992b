import type { Subject } from "@infra-tools/environment-diff/stack/synthesize";
import { isJsonObject, type JsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";
import type { Environment } from "../../../../environments/environment";
import { EnvironmentError } from "../../../../environments/problem";
import { validateEnvironment } from "../../../../environments/validate";
import { PackagecloudStack } from "../../../../stacks/packagecloud-stack";

/** This project's stack, made from an environment's data. */
export const packagecloud: Subject = {
  check: (data) => {
    try {
      environmentOf(data);
      return [];
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      return error.problems.map(({ where, rule, fix }) => `${where} ${rule} (${fix})`);
    }
  },
  build: (app, data) => new PackagecloudStack(app, environmentOf(data)),
};

/** By data, which a comparison checks before it builds a stack of it, and never changes. */
const environments = new WeakMap<JsonObject, Environment>();

/** @throws EnvironmentError with every rule that the data breaks. */
function environmentOf(data: Json): Environment {
  if (!isJsonObject(data)) return validateEnvironment("environment", data);
  const { name } = data;
  const environment =
    environments.get(data) ?? validateEnvironment(typeof name === "string" ? name : "environment", data);
  environments.set(data, environment);
  return environment;
}
