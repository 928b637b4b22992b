import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:http2";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { encodeValue } from "../src/protocol/msgpack";
import { providerSchemaBytes } from "../src/protocol/schema-bytes";
import { providerService } from "../src/protocol/service";
import type { TypeJson } from "../src/protocol/type";
import { loadSchemas, protocolFile } from "../src/schemas/load";
import { blockType } from "../src/schemas/type";
import { type RunningProvider, startProvider } from "../src/server";
import { MemoryCloud } from "./support/memory-cloud";

interface Answer {
  readonly diagnostics?: readonly {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
  }[];
  readonly resource_schemas?: { readonly [type: string]: unknown };
}

let folder: string;
const cloud = new MemoryCloud();
let provider: RunningProvider;
let client: Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sb-"));
  provider = await startProvider({
    provider: "kubernetes",
    socketPath: join(folder, "k.sock"),
    cloud,
  });
  client = new Client(`unix:${provider.socketPath}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": -1,
  });
});

afterAll(async () => {
  client.close();
  await provider.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Calls a method with a message, or with bytes that may be none. */
function call(method: string, request: object | Buffer): Promise<Answer> {
  const definition = providerService(dirname(protocolFile()))[method];
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest<object | Buffer, Answer>(
      definition?.path ?? `/tfplugin6.Provider/${method}`,
      (value) => (Buffer.isBuffer(value) ? value : (definition?.requestSerialize(value) ?? Buffer.alloc(0))),
      (bytes) => Object(definition?.responseDeserialize(bytes) ?? {}),
      request,
      (error, answer) => (error === null ? resolve(answer ?? {}) : reject(error)),
    );
  });
}

async function code(method: string, request: object | Buffer): Promise<number> {
  const failure: ServiceError | undefined = await call(method, request).then(
    () => undefined,
    (error: ServiceError) => error,
  );
  return failure?.code ?? status.OK;
}

async function alive(): Promise<void> {
  const answer = await call("GetProviderSchema", {});
  expect(Object.keys(answer.resource_schemas ?? {})).toContain("kubernetes_deployment_v1");
}

test("schemas larger than gRPC's own limit are answered", alive);

test.each([
  ["few octets at a time", { initialWindowSize: 100 }, {}],
  ["headers that do not fit into one frame", {}, { filler: "x".repeat(40_000) }],
])("a client of %s gets the same schemas", async (_, settings, headers) => {
  const session = connect("http://localhost", {
    createConnection: () => createConnection(provider.socketPath),
    settings,
    maxSendHeaderBlockLength: 100_000,
  });
  try {
    const body = await new Promise<Buffer>((resolve, reject) => {
      const stream = session.request({
        ":method": "POST",
        ":path": "/tfplugin6.Provider/GetProviderSchema",
        "content-type": "application/grpc",
        ...headers,
      });
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", reject);
      stream.on("end", () => resolve(Buffer.concat(chunks)));
      stream.end(Buffer.alloc(5));
    });
    expect(body.subarray(5).equals(providerSchemaBytes(loadSchemas("kubernetes")))).toBe(true);
  } finally {
    session.close();
  }
});

test.each(["GetMetadata", "GetResourceIdentitySchemas", "Nonsense"])(
  "%s is unimplemented, as Terraform expects",
  async (method) => {
    expect(await code(method, Buffer.alloc(0))).toBe(status.UNIMPLEMENTED);
  },
);

test("bytes that are no message are refused, and the server goes on", async () => {
  for (let index = 0; index < 50; index += 1) {
    const answered = await code("PlanResourceChange", randomBytes(1 + index * 20));
    expect([status.OK, status.INTERNAL, status.INVALID_ARGUMENT]).toContain(answered);
  }
  await alive();
});

test("a value that is not of its type becomes a diagnostic", async () => {
  const state = { msgpack: encodeValue({ id: "x" }, ["object", { id: "string" }]) };
  const broken = { msgpack: Buffer.from([0xc1, 0xff]) };
  for (const value of [broken, { msgpack: randomBytes(64) }, { msgpack: encodeValue("text", "string") }]) {
    const answer = await call("PlanResourceChange", {
      type_name: "kubernetes_namespace_v1",
      prior_state: state,
      proposed_new_state: value,
      config: value,
    });
    expect(answer.diagnostics?.map(({ severity }) => severity)).toEqual(["ERROR"]);
  }
  await alive();
});

test.each(["kubernetes_nothing", "__proto__", "constructor", ""])(
  "the type %j is unknown, and says so",
  async (type) => {
    const answer = await call("ReadResource", { type_name: type });
    expect(answer.diagnostics?.[0]?.summary).toContain("has no schema of the resource");
  },
);

test("a state of a newer schema, or none at all, is refused", async () => {
  const upgrade = (version: number, json: string): Promise<Answer> =>
    call("UpgradeResourceState", {
      type_name: "kubernetes_namespace_v1",
      version,
      raw_state: { json: Buffer.from(json) },
    });
  expect((await upgrade(7, "{}")).diagnostics?.[0]?.summary).toContain("newer provider");
  expect((await upgrade(0, "[]")).diagnostics?.[0]?.summary).toContain("not an object");
  expect((await upgrade(0, "{")).diagnostics?.[0]?.summary).toContain("failed in UpgradeResourceState");
  expect((await upgrade(0, '{"id":"a","gone":1}')).diagnostics).toEqual([]);
});

test("a connection that is no gRPC, and one that ends in the middle, harm nobody", async () => {
  for (const bytes of ["GET / HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", randomBytes(512)]) {
    await new Promise<void>((resolve) => {
      const socket = createConnection(provider.socketPath, () => {
        socket.write(bytes);
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on("error", () => undefined);
      socket.on("close", () => resolve());
    });
  }
  await alive();
});

test("a deeply nested message does not end the process", async () => {
  const deep = Buffer.concat([Buffer.alloc(200_000, 0x91), Buffer.from([0xc0])]);
  const answer = await call("ValidateResourceConfig", {
    type_name: "kubernetes_manifest",
    config: { msgpack: deep },
  });
  expect(answer.diagnostics?.[0]?.severity).toBe("ERROR");
  await alive();
});

test("a configuration that was refused is refused again, and one that was accepted is accepted again", async () => {
  const { block } = loadSchemas("kubernetes").resource_schemas["kubernetes_namespace_v1"] ?? {};
  if (block === undefined) throw new Error("the schema of kubernetes_namespace_v1 is missing");
  const validate = async (name: string) => {
    const config = { metadata: [{ name, labels: null, annotations: null }] };
    const answer = await call("ValidateResourceConfig", {
      type_name: "kubernetes_namespace_v1",
      config: { msgpack: encodeValue(config, blockType(block)) },
    });
    return answer.diagnostics?.length;
  };
  const names = ["-wrong-", "right", "-wrong-", "right"];
  const problems: (number | undefined)[] = [];
  for (const name of names) problems.push(await validate(name));
  expect(problems).toEqual([1, 0, 1, 0]);
});

test("an answer that does not fit the schema is not sent: the message names the type and the attribute", async () => {
  const type: TypeJson = ["object", { manifest: "dynamic" }];
  const manifest = {
    type: ["object", { apiVersion: "string", kind: "string", metadata: ["object", { name: "string" }] }],
    value: { apiVersion: "v1", kind: "Thing", metadata: { name: "a" } },
  };
  const attributes = { manifest, object: { type: "number", value: "text" } };
  cloud.write(
    { provider: "kubernetes", type: "kubernetes_manifest", id: "apiVersion=v1,kind=Thing,name=a" },
    { attributes },
  );
  const answer = await call("ReadResource", {
    type_name: "kubernetes_manifest",
    current_state: { msgpack: encodeValue({ manifest }, type) },
  });
  expect(answer.diagnostics?.[0]).toMatchObject({
    summary: "Sandbox bug: kubernetes_manifest.object",
    detail: expect.stringContaining("string where the schema has number"),
  });
});
