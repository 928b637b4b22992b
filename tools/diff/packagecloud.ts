import { environmentProblems, validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import type { Json } from "../shared/value";
import { isJsonObject } from "./settings";
import type { Subject } from "./stack/synthesize";

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
