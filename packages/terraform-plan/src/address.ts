/** `[0]`, `["key"]` and any other text in brackets; a key in quotes may hold brackets itself. */
const INDEX = /\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g;

/** The address in the configuration, shared by all instances: `module.m["a"].x.y[0]` -> `module.m.x.y`. */
export function configurationAddress(address: string): string {
  return address.includes("[") ? address.replace(INDEX, "") : address;
}

/** The module part of an address, without indexes and with a final dot; empty in the root module. */
export function modulePrefix(moduleAddress: string | undefined): string {
  return moduleAddress === undefined || moduleAddress === "" ? "" : `${configurationAddress(moduleAddress)}.`;
}
