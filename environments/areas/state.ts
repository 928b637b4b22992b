import { group } from "../fields";
import { httpsAddress } from "../patterns";

/** Terraform's state in GitLab. */
export const state = group("Terraform's state, in GitLab's http backend.", {
  address: httpsAddress({
    description:
      "Address of the state: <GitLab>/api/v4/projects/<id>/terraform/state/<name>. User and password come only from TF_HTTP_USERNAME and TF_HTTP_PASSWORD.",
  }),
});

/** The settings of the http backend that follow from a state's address. */
export interface StateBackend {
  readonly address: string;
  readonly lockAddress: string;
  readonly unlockAddress: string;
  readonly lockMethod: string;
  readonly unlockMethod: string;
  /** Shortest pause between two attempts, in seconds. */
  readonly retryWaitSeconds: number;
}

/**
 * Returns the whole backend for a state in GitLab, which takes and releases its lock at `<address>/lock`.
 * @see https://docs.gitlab.com/user/infrastructure/iac/terraform_state/
 */
export function stateBackend({ address }: { readonly address: string }): StateBackend {
  const lock = `${address}/lock`;
  return {
    address,
    lockAddress: lock,
    unlockAddress: lock,
    lockMethod: "POST",
    unlockMethod: "DELETE",
    retryWaitSeconds: 5,
  };
}
