import { readState } from "@infra-tools/terraform-plan/state";
import { findEntry } from "@infra-tools/terraform-sandbox/cloud/drift";
import { environmentView } from "@infra-tools/terraform-sandbox/cloud/environment-view";
import type { World, WorldEntry } from "@infra-tools/terraform-sandbox/cloud/world";
import { findImported } from "@infra-tools/terraform-sandbox/provider/import";
import type { Session } from "@infra-tools/terraform-sandbox/session/session";
import { applyStackUnseen, forgetObjects } from "@infra-tools/terraform-sandbox/stack/plan";
import { type Import, providerProject, withImports } from "./configuration";
import { writeStack } from "./write-stack";

/** Lets `use` work in another sandbox, empty and of no further use. */
export type Elsewhere = <T>(name: string, use: (session: Session) => Promise<T>) => Promise<T>;

/** Objects whose ids the cloud makes up: what is assumed to exist has the id that the import names. */
const MADE_UP_IDS: ReadonlySet<string> = new Set(["cloudflare_dns_record"]);

/** Nobody looks at these objects before they are imported. */
const NO_REFRESH = "-refresh=false";

/**
 * Makes the world hold what the working tree begins to take over by `import`, without Terraform knowing of it. What the base
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
    elsewhere,
  }: { readonly text: string; readonly imports: readonly Import[]; readonly elsewhere: Elsewhere },
): Promise<ReadonlySet<string>> {
  const world = environmentView(session.world, environment);
  const isThere = ({ to, id }: Import): boolean => exists(world, text, to, id);
  const managed = new Set(readState(session.layout.state(environment)).map(({ address }) => address));
  const known = imports.filter(({ to }) => managed.has(to)).map(({ to }) => to);
  if (known.length > 0) await forgetObjects(session, environment, known);
  const missing = imports.filter((each) => !isThere(each));
  if (missing.length > 0) {
    const made = await elsewhere(environment, (other) => makeAlone(other, environment, text, missing));
    for (const { key, object } of made) if (world.read(key) === undefined) world.write(key, object);
  }
  return new Set(imports.filter(isThere).map(({ to }) => to));
}

function exists(world: World, text: string, to: string, id: string): boolean {
  const type = typeOf(to);
  const provider = type.split("_")[0] ?? "";
  return findImported(world, { provider, type, id, project: providerProject(text, provider) }) !== undefined;
}

/** Applies just these resources, with what they need, to an empty world; returns their objects alone. */
async function makeAlone(
  session: Session,
  environment: string,
  text: string,
  imports: readonly Import[],
): Promise<readonly WorldEntry[]> {
  writeStack(session, environment, withImports(text, () => false).text);
  const targets = imports.map(({ to }) => `-target=${to}`);
  await applyStackUnseen(session, environment, [NO_REFRESH, ...targets]);
  const world = environmentView(session.world, environment);
  const ids = new Map(imports.map(({ to, id }) => [to, id]));
  return readState(session.layout.state(environment)).flatMap((object): readonly WorldEntry[] => {
    const id = ids.get(object.address);
    const entry = id === undefined ? undefined : findEntry(world, object);
    return id === undefined || entry === undefined ? [] : [named(entry, id)];
  });
}

/** `<zone id>/<record id>` names a record that the cloud called by its second half. */
function named({ key, object }: WorldEntry, importId: string): WorldEntry {
  const id = importId.split("/").at(-1);
  if (!MADE_UP_IDS.has(key.type) || id === undefined) return { key, object };
  return { key: { ...key, id }, object: { attributes: { ...object.attributes, id } } };
}

/** `aws_s3_bucket.main`, and inside modules `module.storage.aws_s3_bucket.main`. */
function typeOf(address: string): string {
  return address.replace(/^(?:module\.[^.]+\.)*/, "").split(".")[0] ?? "";
}
