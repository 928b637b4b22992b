/** A result of a scanner, from its SARIF report. */
export interface ScanResult {
  /** Name of the scanner: "Checkov". */
  readonly tool: string;
  readonly rule: string;
  readonly level: "error" | "warning" | "note";
  readonly message: string;
  /** Texts that can name a resource: logical locations, the message, properties. */
  readonly names: readonly string[];
  /** Place in a file, with the address of the resource around it, if that could be read. */
  readonly place:
    | { readonly file: string; readonly line: number; readonly address: string | undefined }
    | undefined;
}

/** Results of scanners for a plan. */
export interface PlacedScans {
  /** Address -> results about the resource. */
  readonly byAddress: ReadonlyMap<string, readonly ScanResult[]>;
  /** Results of which no resource of the plan is known. */
  readonly unplaced: readonly ScanResult[];
}
