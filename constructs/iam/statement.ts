/** One statement of an IAM policy, as data. */
export interface Statement {
  /** Name of the statement: letters and digits, unique in its policy. */
  readonly sid: string;
  /** @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  /** `s3:GetObject`; no lone `*`. */
  readonly actions: readonly string[];
  /** ARNs. Left out only in trust policies. */
  readonly resources?: readonly string[];
  /** Whom the statement is about: only in resource and trust policies. */
  readonly principals?: Principals;
  /** All must hold. @default - none */
  readonly conditions?: readonly Condition[];
}

/** Everyone, or services, ARNs and identity providers. */
export type Principals =
  | "*"
  | {
      readonly services?: readonly string[];
      readonly arns?: readonly string[];
      /** ARNs of identity providers whose users may take on a role. */
      readonly federated?: readonly string[];
    };

export interface Condition {
  /** Operator: `StringEquals`, `Bool`, `ArnLike` ... */
  readonly test: string;
  /** Condition key: `aws:SecureTransport`. */
  readonly variable: string;
  /** Any of them fits. */
  readonly values: readonly string[];
}
