/** Write-only arguments and ephemeral resources came with 1.11, in Terraform as in OpenTofu. */
export const MINIMUM_VERSION = "1.11.0";

/** Compares two versions: true if the first is at least the second; a pre-release counts as its release. */
export function isAtLeast(version: string, minimum: string): boolean {
  const left = numbers(version);
  const right = numbers(minimum);
  for (const [index, wanted] of right.entries()) {
    const actual = left[index] ?? 0;
    if (actual !== wanted) return actual > wanted;
  }
  return true;
}

function numbers(version: string): readonly number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
}
