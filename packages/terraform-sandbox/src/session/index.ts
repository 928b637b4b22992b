/** An open sandbox in which Terraform and its callers run. */
export type { SecretSource } from "../engine/context";
export { sandboxBanner } from "./banner";
export { type Layout, layoutOf, sandboxFolder } from "./layout";
export { OVERRIDE_FILE, overrideBackend } from "./override";
export type { ProviderProcess, ProviderSet, Providers, StartProvider } from "./provider-set";
export { sandboxProviders } from "./providers";
export { resetSandbox } from "./reset";
export { requireProgram, runProgram } from "./run-program";
export { type Session, type SessionOptions, withSession } from "./session";
export { needsStackFolder } from "./stackless";
