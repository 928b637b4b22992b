const START = '{"address":"';
/**
 * Start of a resource in planned values and prior state. Changes and configuration begin with other keys. No address is
 * longer; of a much longer text a regular expression would run out of stack.
 */
const HEAD =
  /\{"address":"((?:[^"\\]|\\.){0,5000})","mode":"\w+","type":"[^"\\]*",[^{}[\]]*"provider_name":"([^"\\]*)","schema_version":\d+,"values":\{/y;
const MASK = '"sensitive_values":';

/** A resource that is left out. */
export interface LeftOut {
  /** As JSON spells it, between its quotes. */
  readonly address: string;
  readonly provider: string;
}

export interface Shortened {
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The JSON of a plan without those resources of planned values and prior state of which nothing is marked sensitive. Half of a
 * large plan's text repeats there what the changes say too, and a review reads it for marks alone. To look for a mask is
 * much faster than to parse what it stands beside.
 *
 * It goes by how Terraform writes: without white space, keys in a fixed order. Whatever is written otherwise stays. What
 * is left out is not checked to be JSON.
 */
export function withoutUnmarked(text: string): Shortened {
  const kept: string[] = [];
  const leftOut: LeftOut[] = [];
  let from = 0;
  let start = -1;
  let resource: LeftOut | undefined;
  let mask = text.indexOf(MASK);
  for (let next = text.indexOf(START); next >= 0; next = text.indexOf(START, next + START.length)) {
    const following = headAt(text, next);
    if (following !== undefined && resource !== undefined) {
      if (mask < start) mask = text.indexOf(MASK, start);
      if (mask < 0) break;
      if (isUnmarked(text, mask, next)) {
        kept.push(text.slice(from, start));
        from = next;
        leftOut.push(resource);
      }
    }
    start = next;
    resource = following;
  }
  return { text: kept.length === 0 ? text : [...kept, text.slice(from)].join(""), leftOut };
}

/** True if one whole resource ends before `next`, with a comma, and its mask marks nothing. */
function isUnmarked(text: string, mask: number, next: number): boolean {
  return mask < next && text.startsWith("},", next - 2) && !text.slice(mask, next).includes("true");
}

function headAt(text: string, index: number): LeftOut | undefined {
  HEAD.lastIndex = index;
  const [, address, provider] = HEAD.exec(text) ?? [];
  return address === undefined || provider === undefined ? undefined : { address, provider };
}
