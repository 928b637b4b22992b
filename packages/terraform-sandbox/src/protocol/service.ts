import { join } from "node:path";
import { loadPackageDefinition, type ServiceDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const OPTIONS = { keepCase: true, longs: Number, enums: String, defaults: true, arrays: true } as const;

let loaded: ServiceDefinition | undefined;

/**
 * Terraform's provider service. An answer that is already bytes is sent as it is: the schemas are encoded once,
 * not for each of the connections that ask for them.
 */
export function providerService(protocolFolder: string): ServiceDefinition {
  loaded ??= load(protocolFolder);
  return loaded;
}

function load(protocolFolder: string): ServiceDefinition {
  const definitions = loadPackageDefinition(loadSync(join(protocolFolder, "tfplugin6.proto"), OPTIONS));
  const tfplugin = definitions["tfplugin6"];
  if (typeof tfplugin !== "object" || !("Provider" in tfplugin))
    throw new Error("tfplugin6.Provider is missing");
  const provider = tfplugin["Provider"];
  if (typeof provider !== "function" || !("service" in provider))
    throw new Error("tfplugin6.Provider is no service");
  return Object.fromEntries(
    Object.entries(provider.service).map(([name, method]) => [
      name,
      {
        ...method,
        responseSerialize: (value: unknown) =>
          Buffer.isBuffer(value) ? value : method.responseSerialize(value),
      },
    ]),
  );
}
