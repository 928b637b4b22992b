const DECIMAL = { k: 1, M: 2, G: 3, T: 4, P: 5 } as const;
const BINARY = { Ki: 1, Mi: 2, Gi: 3, Ti: 4, Pi: 5 } as const;
const QUANTITY = /^(\d+)(?:\.(\d+))?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/;

/** A Kubernetes quantity, exact to a thousandth. */
export interface Quantity {
  /** Thousandths of a core, of a byte, of a pod. */
  readonly milli: bigint;
  /** Written with `Ki`, `Mi`, ...: its canonical form is, too. */
  readonly binary: boolean;
}

/**
 * Reads `500m`, `2`, `1.5Gi`, `10G`; undefined for anything else, also for what is finer than a thousandth.
 * See https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): Quantity | undefined {
  const match = QUANTITY.exec(text);
  if (match === null) return undefined;
  const [, whole = "", fraction = "", suffix = ""] = match;
  const scaled = BigInt(whole + fraction) * milliPerUnit(suffix);
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return undefined;
  return { milli: scaled / divisor, binary: suffix.endsWith("i") };
}

/**
 * The form in which the API server stores a quantity (`1024Mi` is `1Gi`, `0.5` is `500m`): written so, Terraform
 * sees no difference on the next plan. What is no quantity comes back as it was.
 */
export function canonicalQuantity(text: string): string {
  const quantity = parseQuantity(text);
  if (quantity === undefined) return text;
  const { milli, binary } = quantity;
  if (milli % 1000n !== 0n) return `${milli}m`;
  const units = milli / 1000n;
  const [suffixes, base] = binary ? [BINARY, 1024n] : [DECIMAL, 1000n];
  for (const [suffix, power] of Object.entries(suffixes).reverse()) {
    const size = base ** BigInt(power);
    if (units !== 0n && units % size === 0n) return `${units / size}${suffix}`;
  }
  return `${units}`;
}

function milliPerUnit(suffix: string): bigint {
  if (suffix === "m") return 1n;
  const decimal = Object.entries(DECIMAL).find(([name]) => name === suffix);
  if (decimal !== undefined) return 1000n * 1000n ** BigInt(decimal[1]);
  const binary = Object.entries(BINARY).find(([name]) => name === suffix);
  return 1000n * 1024n ** BigInt(binary?.[1] ?? 0);
}
