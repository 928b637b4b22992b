import type { Subject } from "@infra-tools/environment-diff/stack/synthesize";
import { isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";
import { environmentProblems, validateEnvironment } from "../../../../environments/validate";
import { PackagecloudStack } from "../../../../stacks/packagecloud-stack";

/** This project's stack, made from an environment's data. */
export const packagecloud: Subject = {
  check: (data) =>
    environmentProblems(nameOf(data), data).map(({ where, rule, fix }) => `${where} ${rule} (${fix})`),
  build: (app, data) => new PackagecloudStack(app, validateEnvironment(nameOf(data), data)),
};

function nameOf(data: Json): string {
  const name = isJsonObject(data) ? data["name"] : undefined;
  return typeof name === "string" ? name : "environment";
}
