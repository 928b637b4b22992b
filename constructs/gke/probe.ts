/** What a probe looks at. Ports are names of the container's `ports`. */
export type ProbeCheck =
  | {
      readonly httpGet: {
        readonly path: string;
        readonly port: string;
        /** For a server that answers by host name. @default {} */
        readonly headers?: Readonly<Record<string, string>>;
      };
    }
  | { readonly tcpSocket: { readonly port: string } }
  | { readonly exec: { readonly command: readonly string[] } };

/** A probe; the defaults are Kubernetes', said explicitly. */
export interface ProbeProps {
  readonly check: ProbeCheck;
  /** Seconds between two tries. @default 10 */
  readonly periodSeconds?: number;
  /** Seconds until a try counts as failed. @default 1 */
  readonly timeoutSeconds?: number;
  /** Tries that must fail in a row. @default 3 */
  readonly failureThreshold?: number;
  /** Tries that must succeed in a row; only a readiness probe may ask for more than one. @default 1 */
  readonly successThreshold?: number;
  /** Seconds before the first try. @default 0 */
  readonly initialDelaySeconds?: number;
}
