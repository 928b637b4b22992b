import type { SideName } from "@infra-tools/environment-diff/settings";
import type { Json } from "@infra-tools/terraform-plan/value";
import { environments } from "../../../../environments/index";

/** Data of this program as plain JSON: what JSON does not have is left out. */
export function asJson(data: object): Json {
  return JSON.parse(JSON.stringify(data));
}

/** Data of two environments, by their names. */
export function pairData({ a, b }: Readonly<Record<SideName, string>>): Readonly<Record<SideName, Json>> {
  const [dataA, dataB] = environments([a, b]).map(asJson);
  if (dataA === undefined || dataB === undefined) throw new Error("two names give two environments");
  return { a: dataA, b: dataB };
}
