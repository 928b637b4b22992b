import { configurationAddress } from "../address";
import type { Provisioner } from "../model";
import { isJsonObject, type JsonObject, objectAt, objectsAt, textAt } from "./shape";

/** Provisioners of the plan's configuration, by address without index. */
export function readProvisioners(plan: JsonObject): ReadonlyMap<string, readonly Provisioner[]> {
  const byAddress = new Map<string, readonly Provisioner[]>();
  readModule(objectAt(objectAt(plan, "configuration"), "root_module"), "", byAddress);
  return byAddress;
}

function readModule(
  module: JsonObject,
  prefix: string,
  byAddress: Map<string, readonly Provisioner[]>,
): void {
  for (const resource of objectsAt(module, "resources")) {
    const address = textAt(resource, "address");
    const provisioners = objectsAt(resource, "provisioners");
    if (address === undefined || provisioners.length === 0) continue;
    byAddress.set(`${prefix}${configurationAddress(address)}`, provisioners.map(readProvisioner));
  }
  for (const [name, call] of Object.entries(objectAt(module, "module_calls"))) {
    if (isJsonObject(call)) readModule(objectAt(call, "module"), `${prefix}module.${name}.`, byAddress);
  }
}

function readProvisioner(provisioner: JsonObject): Provisioner {
  return { type: textAt(provisioner, "type") ?? "", expressions: objectAt(provisioner, "expressions") };
}
