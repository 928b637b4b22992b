import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import * as z from "zod";
import { type Network, send } from "../http/send";
import { GOOGLE, impersonationUrl } from "./credentials";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const EXCHANGE = "https://sts.googleapis.com/v1/token";

const federated = z.looseObject({ access_token: z.string() });
const impersonated = z.looseObject({ accessToken: z.string() });

/**
 * An access token for a call that no Terraform provider makes: the job's OIDC token exchanged as
 * https://cloud.google.com/iam/docs/reference/sts/rest describes, or `GOOGLE_OAUTH_ACCESS_TOKEN` on a laptop.
 * Undefined when there is neither.
 *
 * @throws Error that names the step and its status; never a token
 */
export async function googleAccessToken(
  env: EnvironmentVariables,
  network: Network,
): Promise<string | undefined> {
  const token = env[GOOGLE.token];
  const provider = env[GOOGLE.provider];
  const account = env[GOOGLE.account];
  if (!token || !provider || !account) return env["GOOGLE_OAUTH_ACCESS_TOKEN"] || undefined;
  const exchanged = await post(network, EXCHANGE, undefined, {
    grantType: "urn:ietf:params:oauth:grant-type:token-exchange",
    audience: `//iam.googleapis.com/${provider}`,
    scope: SCOPE,
    requestedTokenType: "urn:ietf:params:oauth:token-type:access_token",
    subjectTokenType: "urn:ietf:params:oauth:token-type:jwt",
    subjectToken: token,
  });
  const { access_token: first } = federated.parse(exchanged);
  const answer = await post(network, impersonationUrl(account), first, { scope: [SCOPE] });
  return impersonated.parse(answer).accessToken;
}

async function post(
  network: Network,
  url: string,
  bearer: string | undefined,
  body: unknown,
): Promise<unknown> {
  const answer = await send(
    {
      method: "POST",
      url: new URL(url),
      headers: {
        "content-type": "application/json",
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body),
      // An exchange changes nothing; a second one makes another token.
      repeatable: true,
    },
    network,
  );
  if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`);
  return JSON.parse(answer.text);
}
