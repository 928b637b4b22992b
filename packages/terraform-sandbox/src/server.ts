import { rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { dirname } from "node:path";
import type { MethodDefinition } from "@grpc/proto-loader";
import type { Cloud } from "./cloud/cloud";
import type { ProviderContext, SecretSource } from "./engine/context";
import { CrashError } from "./engine/fault";
import * as handlers from "./handlers";
import { DiagnosticError, diagnosticMessage, errorDiagnostic } from "./protocol/diagnostic";
import { type Reply, type Respond, STATUS, serveUnary } from "./protocol/grpc/unary-server";
import { providerSchemaBytes } from "./protocol/schema-bytes";
import { providerService } from "./protocol/service";
import { definitionOf } from "./providers/registry";
import { isSimulated, loadSchemas, PROVIDERS, type ProviderName, protocolFile } from "./schemas/load";
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

/** Bytes of a request. */
const MESSAGE_LIMIT = 256 * 1024 * 1024;

/**
 * Serves a simulated provider on a unix socket. Terraform opens one connection for each configuration of a provider
 * (each alias), so each connection is a provider of its own, with its own configuration.
 */
export async function startProvider(options: ProviderOptions): Promise<RunningProvider> {
  const schemas = schemasOf(options);
  const counter = { requests: 0 };
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    serveUnary(socket, MESSAGE_LIMIT, responder(options, counter));
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
      for (const socket of sockets) socket.destroy();
      await closed;
      rmSync(options.socketPath, { force: true });
    },
  };
}

/** Answers the requests of one connection by their paths. */
function responder(options: ProviderOptions, counter: { requests: number }): Respond {
  const methods = new Map(
    Object.entries(implementation(options)).map(([name, respond]) => [
      `/tfplugin6.Provider/${name}`,
      respond,
    ]),
  );
  return (path, message) => {
    const respond = methods.get(path);
    if (respond === undefined) return { status: STATUS.unimplemented, details: `There is no method ${path}` };
    counter.requests += 1;
    return respond(message);
  };
}

/** The methods of one connection, by name. */
function implementation(options: ProviderOptions): { readonly [name: string]: (message: Buffer) => Reply } {
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
  const service = providerService(dirname(protocolFile()));
  const answer = <Request>(name: string, respond: (request: Request) => unknown) => {
    const method = service[name];
    if (method === undefined) throw new Error(`tfplugin6.Provider has no ${name}`);
    return (message: Buffer): Reply => settle(name, method, message, respond);
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
function settle<Request>(
  name: string,
  method: MethodDefinition<object, object>,
  message: Buffer,
  respond: (request: Request) => unknown,
): Reply {
  let request: Request;
  try {
    // What the fields are is said by tfplugin6.proto, by which the bytes were decoded.
    request = Object(method.requestDeserialize(message));
  } catch (error) {
    return { status: STATUS.internal, details: messageOf(error) };
  }
  try {
    const response = respond(request);
    // The schemas are encoded once, not for each of the connections that ask for them.
    return { message: Buffer.isBuffer(response) ? response : method.responseSerialize(Object(response)) };
  } catch (error) {
    if (error instanceof CrashError) {
      return { status: STATUS.unavailable, details: `the provider's process ended: ${error.message}` };
    }
    const diagnostics =
      error instanceof DiagnosticError
        ? error.diagnostics
        : [errorDiagnostic(`The sandbox failed in ${name}`, messageOf(error))];
    return { message: method.responseSerialize({ diagnostics: diagnostics.map(diagnosticMessage) }) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function schemasOf({ provider, schemas }: ProviderOptions): ProviderSchemas {
  if (schemas !== undefined) return schemas;
  if (isSimulated(provider)) return loadSchemas(provider);
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
