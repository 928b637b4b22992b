import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { sandboxProviders } from "@infra-tools/terraform-sandbox/session";
import { App } from "cdktf";
import type { EnvironmentData } from "../../../../environments/environment";
import { ops } from "../../../../environments/ops";
import { pre } from "../../../../environments/pre";
import { validateEnvironment } from "../../../../environments/validate";
import { PackagecloudStack } from "../../../../stacks/packagecloud-stack";
import { createRepository, type Repository } from "../../../runtime/test/git/repository";
import { preview } from "../../src/preview/preview";
import { copyingProject } from "./copying-project";

jest.setTimeout(200_000);

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

const RECORD = "372e67954025e0ba6aaa6d586b9e0b59";

/** Ids as an operator writes them. */
function everything({ google, database, redis, storage, edge, namespace }: EnvironmentData) {
  const instance = `projects/${google.project}/instances/${database.instanceName}`;
  const zone = edge.dns.kind === "direct" ? edge.dns.dnsZone : null;
  return {
    databaseInstance: instance,
    database: `${instance}/databases/${database.databaseName}`,
    redis: `projects/${google.project}/locations/${google.region}/instances/${redis.instanceName}`,
    bucket: storage.bucketName,
    replicaBucket: storage.replica.bucketName,
    address: `projects/${google.project}/global/addresses/${edge.addressName}`,
    namespace: namespace.name,
    iamUser: storage.iamUserName,
    ...(edge.dns.kind === "cloudflare" ? { dnsRecord: `${edge.dns.zoneId}/${RECORD}` } : {}),
    ...(zone === null ? {} : { dnsRecord: `${zone.project}/${zone.name}/${edge.hostname}./A` }),
  };
}

/** The synthesized stack. */
function stackOf(data: EnvironmentData) {
  const outdir = mkdtempSync(join(tmpdir(), "adopt-"));
  try {
    const app = new App({ outdir });
    new PackagecloudStack(app, validateEnvironment(data.name, data));
    app.synth();
    return JSON.parse(readFileSync(join(outdir, "stacks", data.name, "cdk.tf.json"), "utf8"));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

describe.each([pre, ops])("a preview of $name with everything under adopt", (data) => {
  it.each(["nothing", "a base that has not"])(
    "imports all of it on %s, and makes none of it",
    async (from) => {
      const adopt = everything(data);
      if (from !== "nothing") repository.commit(copyingProject({ [data.name]: stackOf(data) }));
      repository.write(copyingProject({ [data.name]: stackOf({ ...data, adopt }) }));
      const { environments } = await preview({
        root: repository.root,
        app: join(repository.root, "app.js"),
        environments: [data.name],
        base: "main",
        terraform: await findTerraform(process.env),
        providers: sandboxProviders(),
        env: repository.env,
        progress: () => undefined,
      });
      const [result] = environments;
      const changes = result?.plan.changes ?? [];
      const imported = changes.filter(({ importing }) => importing !== undefined);
      expect(imported.map(({ importing }) => importing?.id).sort()).toEqual(Object.values(adopt).sort());
      expect(result?.unknownToCloud).toEqual([]);

      // The kubernetes provider leaves labels of kubernetes.io out of what it imports.
      const changed = imported.filter(({ action }) => action !== "no-op");
      expect(changed).toMatchObject([{ type: "kubernetes_namespace_v1", action: "update" }]);
      const others = changes.filter(
        ({ mode, action, importing }) => mode === "managed" && action !== "no-op" && importing === undefined,
      );
      expect([...new Set(others.map(({ action }) => action))]).toEqual(from === "nothing" ? ["create"] : []);
    },
  );
});
