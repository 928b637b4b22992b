import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Plan } from "@infra-tools/terraform-plan/model";
import type { PlacedScans, ScanResult } from "./scan-result";

/**
 * Finds the resources of a plan that results are about. An address of the configuration stands for all its instances.
 *
 * @param scrub hides secrets in the scanner's texts
 */
export function placeScans(
  { changes }: Plan,
  results: readonly ScanResult[],
  scrub: (text: string) => string,
): PlacedScans {
  const addresses = new Map<string, string[]>();
  for (const { address } of changes) {
    for (const name of new Set([address, configurationAddress(address)])) {
      const same = addresses.get(name);
      if (same === undefined) addresses.set(name, [address]);
      else same.push(address);
    }
  }
  const byAddress = new Map<string, ScanResult[]>();
  const unplaced: ScanResult[] = [];
  for (const result of results) {
    const hidden = { ...result, message: scrub(result.message) };
    const places = placesOf(result, addresses);
    if (places.length === 0) unplaced.push(hidden);
    for (const address of places) byAddress.set(address, [...(byAddress.get(address) ?? []), hidden]);
  }
  return { byAddress, unplaced };
}

function placesOf(
  { place, names }: ScanResult,
  addresses: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const exact = [...names, ...(place?.address === undefined ? [] : [place.address])]
    .map((name) => addresses.get(name.trim()))
    .find((places) => places !== undefined);
  if (exact !== undefined) return exact;
  // Scanners put addresses into sentences.
  const mentioned = names
    .flatMap((name) => name.split(/[\s,;:'"`()<>]+/))
    .map((word) => addresses.get(word.replace(/\.$/, "")))
    .find((places) => places !== undefined);
  return mentioned ?? [];
}
