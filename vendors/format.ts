/** The form of a text that a vendor prescribes. */
export interface Format {
  readonly pattern: RegExp;
  /** The rule in one sentence without a full stop, beginning with "must". */
  readonly rule: string;
}

/**
 * RFC 1035 label: the form of most names in Google Cloud and of a Kubernetes Service.
 * @see https://cloud.google.com/compute/docs/naming-resources
 */
export function rfc1035Label(maxLength = 63): Format {
  return {
    pattern: new RegExp(`^(?=.{1,${maxLength}}$)[a-z]([a-z0-9-]*[a-z0-9])?$`),
    rule: `must be lower-case letters, digits and hyphens, begin with a letter, not end with a hyphen, and have at most ${maxLength} characters`,
  };
}

/** Bounds of a whole number, both included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

export function isWithin(value: number, { min, max }: Bounds): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
