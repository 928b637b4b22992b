import { join } from "node:path";
import { type AnyDefinition, loadSync, type ServiceDefinition } from "@grpc/proto-loader";

const OPTIONS = { keepCase: true, longs: Number, enums: String, defaults: true, arrays: true } as const;

let loaded: ServiceDefinition | undefined;

/** Terraform's provider service: the path of each method, and how its messages are written and read. */
export function providerService(protocolFolder: string): ServiceDefinition {
  loaded ??= load(protocolFolder);
  return loaded;
}

function load(protocolFolder: string): ServiceDefinition {
  const provider = loadSync(join(protocolFolder, "tfplugin6.proto"), OPTIONS)["tfplugin6.Provider"];
  if (provider === undefined || !isService(provider)) throw new Error("tfplugin6.Provider is no service");
  return provider;
}

function isService(definition: AnyDefinition): definition is ServiceDefinition {
  return !("format" in definition);
}
