import { createHash, randomUUID } from "node:crypto";
import * as z from "zod";
import { GitLabError } from "../gitlab/gitlab-error";
import type { WithheldRequest } from "../gitlab/request-handler";
import { type HttpPort, REAL_HTTP } from "../http/http-port";
import { DEFAULT_RETRY, type RetryPolicy } from "../http/retry";
import { NoAnswerError, send } from "../http/send";
import type { LockHolder } from "./lock-holder";

/** Addresses of an environment's state, from its data. */
export interface StateAddresses {
  readonly address: string;
  readonly lockAddress: string;
  readonly unlockAddress: string;
  readonly lockMethod: string;
  readonly unlockMethod: string;
}

export interface StateLogin {
  readonly username: string;
  readonly password: string;
}

export interface StateClientOptions {
  readonly state: StateAddresses;
  readonly login: StateLogin;
  readonly retry?: RetryPolicy;
  readonly http?: HttpPort;
  /** Given: nothing is changed, and each request that would is handed here. */
  readonly withhold?: (request: WithheldRequest) => void;
}

/** The requests that Terraform's http backend makes, for the moments when Terraform itself cannot. */
export interface StateClient {
  /** The state's text; undefined when there is none yet. */
  read(): Promise<string | undefined>;
  /** Takes the lock. Returns who holds it when somebody else does. */
  lock(operation: string): Promise<{ readonly id: string } | { readonly holder: LockHolder }>;
  /** Writes a state under a lock that is held. */
  write(content: string, lockId: string): Promise<void>;
  unlock(lockId: string): Promise<void>;
}

/** Lock document that Terraform sends and that a server returns for a held lock. */
const lockInfo = z.looseObject({
  ID: z.string(),
  Operation: z.string().nullish(),
  Who: z.string().nullish(),
  Created: z.string().nullish(),
});

/** Statuses by which a server says that a lock is held. */
const LOCKED = [409, 423];

export function createStateClient(options: StateClientOptions): StateClient {
  const { state } = options;
  return {
    read: async () => {
      const answer = await ask(options, "GET", state.address);
      if (answer.status === 204 || answer.status === 404 || answer.text === "") return undefined;
      return checked(answer).text;
    },
    lock: async (operation) => {
      const mine = {
        ID: randomUUID(),
        Operation: operation,
        Who: "infra ci",
        Created: new Date().toISOString(),
      };
      const answer = await ask(options, state.lockMethod, state.lockAddress, JSON.stringify(mine));
      if (!LOCKED.includes(answer.status)) {
        checked(answer);
        return { id: mine.ID };
      }
      const { ID, Operation, Who, Created } = lockInfo.parse(JSON.parse(answer.text));
      // The answer to an earlier attempt was lost, and the lock is ours.
      if (ID === mine.ID) return { id: ID };
      return {
        holder: {
          id: ID,
          operation: Operation ?? undefined,
          who: Who ?? undefined,
          since: Created ?? undefined,
        },
      };
    },
    write: async (content, lockId) => {
      const url = new URL(state.address);
      url.searchParams.set("ID", lockId);
      checked(await ask(options, "POST", url.href, content));
    },
    unlock: async (lockId) => {
      const body = JSON.stringify({ ID: lockId });
      checked(await ask(options, state.unlockMethod, state.unlockAddress, body));
    },
  };
}

interface Answer {
  readonly method: string;
  readonly endpoint: string;
  readonly status: number;
  readonly text: string;
}

/** State requests may all be repeated: taking, writing and unlocking under the same lock come to the same. */
async function ask(
  { login, http = REAL_HTTP, retry = DEFAULT_RETRY, withhold }: StateClientOptions,
  method: string,
  address: string,
  body?: string,
): Promise<Answer> {
  const url = new URL(address);
  const endpoint = url.pathname.replace(/^.*\/api\/v4\//, "");
  if (withhold !== undefined && method !== "GET") {
    withhold({ method, endpoint, body: body === undefined ? undefined : `(${body.length} characters)` });
    return { method, endpoint, status: 200, text: "" };
  }
  const headers = { ...authorization(login), ...(body === undefined ? {} : contentHeaders(body)) };
  try {
    const { status, text } = await send({ method, url, headers, body, repeatable: true }, { http, retry });
    return { method, endpoint, status, text };
  } catch (error) {
    if (error instanceof NoAnswerError) throw new GitLabError(method, endpoint, undefined, error.message);
    throw error;
  }
}

function authorization({ username, password }: StateLogin) {
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}` };
}

/** As Terraform sends a body. */
function contentHeaders(body: string) {
  return {
    "content-type": "application/json",
    "content-md5": createHash("md5").update(body).digest("base64"),
  };
}

function checked(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new GitLabError(answer.method, answer.endpoint, answer.status, answer.text.slice(0, 300));
}

/** Who holds the lock, found out by asking for it. Undefined when it is free, or when this login may not ask. */
export async function askHolder(client: StateClient): Promise<LockHolder | undefined> {
  try {
    const answer = await client.lock("look");
    if ("holder" in answer) return answer.holder;
    await client.unlock(answer.id);
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
  }
  return undefined;
}
