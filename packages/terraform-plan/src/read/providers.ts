import type { Change } from "../model";
import { type JsonObject, objectAt, objectsAt, textAt } from "./shape";
import type { LeftOut } from "./unmarked";

/** Address -> provider, as the prior state and the planned values have them. */
export type Providers = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads which provider has managed each resource so far. Only the prior state says so: a change names the new one. */
export function readProviders(plan: JsonObject, leftOut: readonly LeftOut[]): Providers {
  const byAddress = new Map<string, Set<string>>();
  const add = (address: string, provider: string) => {
    const providers = byAddress.get(address);
    if (providers === undefined) byAddress.set(address, new Set([provider]));
    else providers.add(provider);
  };
  for (const { address, provider } of leftOut) {
    add(address.includes("\\") ? String(JSON.parse(`"${address}"`)) : address, provider);
  }
  fromModule(objectAt(objectAt(objectAt(plan, "prior_state"), "values"), "root_module"), add);
  return byAddress;
}

function fromModule(module: JsonObject, add: (address: string, provider: string) => void): void {
  for (const resource of objectsAt(module, "resources")) {
    const [address, provider] = [textAt(resource, "address"), textAt(resource, "provider_name")];
    if (address !== undefined && provider !== undefined) add(address, provider);
  }
  for (const child of objectsAt(module, "child_modules")) fromModule(child, add);
}

/** The change with the provider that managed the object before, if it is another one. */
export function withPreviousProvider(change: Change, providers: Providers): Change {
  if (change.provider === "" || change.deposed !== undefined) return change;
  const previous = [...(providers.get(change.address) ?? [])].find(
    (provider) => provider !== change.provider,
  );
  return previous === undefined ? change : { ...change, previousProvider: previous };
}
