import { rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { dirname } from "node:path";
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { Cloud } from "./cloud/cloud";
import type { ProviderContext, SecretSource } from "./engine/context";
import { CrashError } from "./engine/fault";
import * as handlers from "./handlers";
import { DiagnosticError, diagnosticMessage, errorDiagnostic } from "./protocol/diagnostic";
import { providerSchemaBytes } from "./protocol/schema-bytes";
import { providerService } from "./protocol/service";
import { definitionOf } from "./providers/registry";
import { isKnownProvider, loadSchemas, PROVIDERS, type ProviderName, protocolFile } from "./schemas/load";
import type { ProviderSchemas } from "./schemas/model";
import { loadRules } from "./validation/load";

export { PROVIDERS, type ProviderName, type SecretSource };

export interface ProviderOptions {
  /** Short name: `google`. */
  readonly provider: string;
  /** Schemas that the user exported; the package's own when left out. */
  readonly schemas?: ProviderSchemas;
  /** Types whose schemas Terraform gets; all when left out. Large answers cost Terraform more than anything else. */
  readonly types?: ReadonlySet<string> | undefined;
  /** At most about 100 bytes long, in a folder that only this user may write to. */
  readonly socketPath: string;
  readonly cloud: Cloud;
  readonly secrets?: SecretSource;
  /** Advice about an object that exists already, besides `terraform import`. */
  readonly importAdvice?: string;
}

export interface RunningProvider {
  /** As Terraform names it: `registry.terraform.io/hashicorp/google`. */
  readonly address: string;
  readonly socketPath: string;
  /** Number of answered calls. */
  readonly requests: number;
  close(): Promise<void>;
}

/** Bytes; gRPC's default of 4 MB is too small for kubernetes' schemas. */
const MESSAGE_LIMIT = 256 * 1024 * 1024;

/**
 * Serves a simulated provider on a unix socket. Terraform opens one connection for each configuration of a provider
 * (each alias), so each connection is a provider of its own, with its own configuration.
 */
export async function startProvider(options: ProviderOptions): Promise<RunningProvider> {
  const schemas = schemasOf(options);
  const service = providerService(dirname(protocolFile()));
  const counter = { requests: 0 };
  const sockets = new Set<Socket>();
  const servers = new Set<Server>();

  const listener = createServer((socket) => {
    sockets.add(socket);
    const server = new Server({
      "grpc.max_receive_message_length": MESSAGE_LIMIT,
      "grpc.max_send_message_length": MESSAGE_LIMIT,
    });
    servers.add(server);
    server.addService(service, implementation(options, counter));
    const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      sockets.delete(socket);
      servers.delete(server);
      injector.destroy();
      server.forceShutdown();
    });
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(options.socketPath, resolve);
  });

  return {
    address: schemas.provider,
    socketPath: options.socketPath,
    get requests() {
      return counter.requests;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const server of servers) server.forceShutdown();
      for (const socket of sockets) socket.destroy();
      await closed;
      rmSync(options.socketPath, { force: true });
    },
  };
}

/** Handlers of one connection. */
function implementation(
  options: ProviderOptions,
  counter: { requests: number },
): UntypedServiceImplementation {
  let context: ProviderContext = {
    provider: options.provider,
    definition: definitionOf(options.provider),
    schemas: schemasOf(options),
    ...(options.schemas === undefined ? {} : { exported: true }),
    config: {},
    cloud: options.cloud,
    secrets: options.secrets ?? (() => undefined),
    ...(options.importAdvice === undefined ? {} : { importAdvice: options.importAdvice }),
  };
  const accepted = new Set<string>();
  const answer = <Request>(
    name: string,
    respond: (request: Request) => unknown,
  ): handleUnaryCall<Request, unknown> => {
    return (call, callback) => {
      counter.requests += 1;
      settle(name, () => respond(call.request), callback);
    };
  };
  return {
    GetProviderSchema: answer("GetProviderSchema", () =>
      providerSchemaBytes(schemasOf(options), options.types),
    ),
    ValidateProviderConfig: answer("ValidateProviderConfig", (request: handlers.Requests["config"]) =>
      handlers.validateProvider(context, request),
    ),
    ConfigureProvider: answer("ConfigureProvider", (request: handlers.Requests["config"]) => {
      context = { ...context, config: handlers.providerConfig(context, request) };
      return { diagnostics: [] };
    }),
    StopProvider: answer("StopProvider", () => ({ Error: "" })),
    ValidateResourceConfig: answer("ValidateResourceConfig", (request: handlers.Requests["validate"]) =>
      handlers.validate(context, "resource", request, accepted),
    ),
    ValidateDataResourceConfig: answer(
      "ValidateDataResourceConfig",
      (request: handlers.Requests["validate"]) =>
        handlers.validate(context, "data source", request, accepted),
    ),
    ValidateEphemeralResourceConfig: answer(
      "ValidateEphemeralResourceConfig",
      (request: handlers.Requests["validate"]) =>
        handlers.validate(context, "ephemeral resource", request, accepted),
    ),
    UpgradeResourceState: answer("UpgradeResourceState", (request: handlers.Requests["upgrade"]) =>
      handlers.upgrade(context, request),
    ),
    ReadResource: answer("ReadResource", (request: handlers.Requests["read"]) =>
      handlers.readState(context, request),
    ),
    PlanResourceChange: answer("PlanResourceChange", (request: handlers.Requests["plan"]) =>
      handlers.plan(context, request),
    ),
    ApplyResourceChange: answer("ApplyResourceChange", (request: handlers.Requests["apply"]) =>
      handlers.apply(context, request),
    ),
    ImportResourceState: answer("ImportResourceState", (request: handlers.Requests["import"]) =>
      handlers.importState(context, request),
    ),
    MoveResourceState: answer("MoveResourceState", handlers.move),
    ReadDataSource: answer("ReadDataSource", (request: handlers.Requests["typed"]) =>
      handlers.readData(context, request),
    ),
    OpenEphemeralResource: answer("OpenEphemeralResource", (request: handlers.Requests["typed"]) =>
      handlers.open(context, request),
    ),
    RenewEphemeralResource: answer("RenewEphemeralResource", () => ({ diagnostics: [] })),
    CloseEphemeralResource: answer("CloseEphemeralResource", () => ({ diagnostics: [] })),
    GetFunctions: answer("GetFunctions", () => ({ functions: {} })),
  };
}

/** Turns an exception into a diagnostic that Terraform prints, so that no request ends the process. */
function settle(name: string, respond: () => unknown, callback: sendUnaryData<unknown>): void {
  try {
    callback(null, respond());
  } catch (error) {
    if (error instanceof CrashError) {
      callback({ code: status.UNAVAILABLE, details: `the provider's process ended: ${error.message}` });
      return;
    }
    const diagnostics =
      error instanceof DiagnosticError
        ? error.diagnostics
        : [
            errorDiagnostic(
              `The sandbox failed in ${name}`,
              error instanceof Error ? error.message : String(error),
            ),
          ];
    callback(null, { diagnostics: diagnostics.map(diagnosticMessage) });
  }
}

function schemasOf({ provider, schemas }: ProviderOptions): ProviderSchemas {
  if (schemas !== undefined) return schemas;
  if (isKnownProvider(provider)) return loadSchemas(provider);
  throw new Error(`there are no schemas of the provider ${provider}`);
}

/** Loads schemas, rules and the protocol, which the first requests would wait for. */
export function warmUp(): void {
  providerService(dirname(protocolFile()));
  for (const provider of PROVIDERS) {
    providerSchemaBytes(loadSchemas(provider), new Set());
    loadRules(provider);
  }
}
