import type { ComputeContext } from "../computed-values";
import { generate } from "../generate";

/** A project's number; every attribute that mentions the project agrees on it. */
export function projectNumber(project: string): string {
  return generate(`project ${project}`).digits(12);
}

/** An argument of the provider block; empty when it is unset. */
export function provided(name: string): (context: ComputeContext) => string {
  return ({ config }) => (typeof config[name] === "string" ? config[name] : "");
}
