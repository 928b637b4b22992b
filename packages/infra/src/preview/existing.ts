import { readState } from "@infra-tools/terraform-plan/state";
import type { Cloud, CloudEntry } from "@infra-tools/terraform-sandbox/cloud";
import { environmentView, findEntry, findImported } from "@infra-tools/terraform-sandbox/cloud";
import type { Session } from "@infra-tools/terraform-sandbox/session";
import { applyStackWithoutPlan, forgetObjects } from "@infra-tools/terraform-sandbox/stack";
import { type Import, providerProject, withImports } from "./configuration";
import { writeStack } from "./write-stack";

/** Lets `use` work in another sandbox, empty and of no further use. */
export type InSandbox = <T>(name: string, use: (session: Session) => Promise<T>) => Promise<T>;

/** Objects whose ids the cloud makes up: what is assumed to exist has the id that the import names. */
const MADE_UP_IDS: ReadonlySet<string> = new Set(["cloudflare_dns_record"]);

/** Nobody looks at these objects before they are imported. */
const NO_REFRESH = "-refresh=false";

/**
 * Makes the cloud hold what the working tree begins to take over by `import`, without Terraform knowing of it. What the base
 * made under such an address is that object, and leaves the state. Anything else is made as the working tree describes
 * it, in a sandbox of its own, because what it depends on may not exist yet. Returns the addresses whose import will find
 * its object.
 */
export async function letExist(
  session: Session,
  environment: string,
  {
    text,
    imports,
    inSandbox,
  }: { readonly text: string; readonly imports: readonly Import[]; readonly inSandbox: InSandbox },
): Promise<ReadonlySet<string>> {
  const cloud = environmentView(session.cloud, environment);
  const isThere = ({ to, id }: Import): boolean => exists(cloud, text, to, id);
  const managed = new Set(readState(session.layout.state(environment)).map(({ address }) => address));
  const importable = imports.filter(({ to }) => managed.has(to)).map(({ to }) => to);
  if (importable.length > 0) await forgetObjects(session, environment, importable);
  const missing = imports.filter((each) => !isThere(each));
  if (missing.length > 0) {
    const made = await inSandbox(environment, (temporary) =>
      makeAlone(temporary, environment, text, missing),
    );
    for (const { key, object } of made) if (cloud.read(key) === undefined) cloud.write(key, object);
  }
  return new Set(imports.filter(isThere).map(({ to }) => to));
}

function exists(cloud: Cloud, text: string, to: string, id: string): boolean {
  const type = typeOf(to);
  const provider = type.split("_")[0] ?? "";
  return findImported(cloud, { provider, type, id, project: providerProject(text, provider) }) !== undefined;
}

/** Applies just these resources, with what they need, to an empty cloud; returns their objects alone. */
async function makeAlone(
  session: Session,
  environment: string,
  text: string,
  imports: readonly Import[],
): Promise<readonly CloudEntry[]> {
  writeStack(session, environment, withImports(text, () => false).text);
  const targets = imports.map(({ to }) => `-target=${to}`);
  await applyStackWithoutPlan(session, environment, [NO_REFRESH, ...targets]);
  const cloud = environmentView(session.cloud, environment);
  const ids = new Map(imports.map(({ to, id }) => [to, id]));
  return readState(session.layout.state(environment)).flatMap((object): readonly CloudEntry[] => {
    const id = ids.get(object.address);
    const entry = id === undefined ? undefined : findEntry(cloud, object);
    return id === undefined || entry === undefined ? [] : [named(entry, id)];
  });
}

/** `<zone id>/<record id>` names a record that the cloud called by its second half. */
function named({ key, object }: CloudEntry, importId: string): CloudEntry {
  const id = importId.split("/").at(-1);
  if (!MADE_UP_IDS.has(key.type) || id === undefined) return { key, object };
  return { key: { ...key, id }, object: { attributes: { ...object.attributes, id } } };
}

/** `aws_s3_bucket.main`, and inside modules `module.storage.aws_s3_bucket.main`. */
function typeOf(address: string): string {
  return address.replace(/^(?:module\.[^.]+\.)*/, "").split(".")[0] ?? "";
}
