import { googleAccessToken } from "@infra-tools/gitlab-pipeline/credentials/google-access-token";
import { type Network, send } from "@infra-tools/gitlab-pipeline/http/send";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import * as z from "zod";

/** Answer of one of Google's APIs, or why there is none. */
export type GoogleAnswer<T> = { readonly value: T } | { readonly problem: string };

/**
 * Asks one of Google's APIs as the job's identity. Each address is in the table of direct calls too, from which the
 * identity's permissions are made (constructs/ci-identity/permissions/calls.ts).
 */
export async function googleGet<T>(
  url: URL,
  schema: z.ZodType<T>,
  env: EnvironmentVariables,
  network: Network,
): Promise<GoogleAnswer<T>> {
  try {
    const token = await googleAccessToken(env, network);
    if (token === undefined) return { problem: "there is no identity to ask with" };
    const headers = { authorization: `Bearer ${token}` };
    const answer = await send({ method: "GET", url, headers, repeatable: true }, network);
    if (!answer.ok) return { problem: `${url.host} answered ${answer.status}` };
    return { value: schema.parse(JSON.parse(answer.text)) };
  } catch (error) {
    network.signal?.throwIfAborted();
    // The answer to another question may hold a token.
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return { problem: "Google answered something else" };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
