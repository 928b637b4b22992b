import { createHash, randomUUID } from "node:crypto";
import { parseJson } from "@infra-tools/terraform-plan/value";
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

const CONFLICT = 409;
const LOCKED = 423;
const UNPROCESSABLE = 422;

export function createStateClient(options: StateClientOptions): StateClient {
  const { state } = options;
  const read = async (): Promise<string | undefined> => {
    const answer = await ask(options, "GET", state.address);
    if (answer.status === 204 || isAbsent(answer)) return undefined;
    const { text } = checked(answer);
    return text === "" ? undefined : text;
  };
  const lock: StateClient["lock"] = async (operation) => {
    const mine = newLock(operation);
    const answer = await ask(options, state.lockMethod, state.lockAddress, JSON.stringify(mine));
    if (answer.status !== CONFLICT && answer.status !== LOCKED) {
      checked(answer);
      return { id: mine.ID };
    }
    const holder = readHolder(answer);
    // The answer to an earlier attempt was lost, and the lock is ours.
    return holder.id === mine.ID ? { id: mine.ID } : { holder };
  };
  const sendUnlock = (lockId: string) =>
    ask(options, state.unlockMethod, state.unlockAddress, JSON.stringify({ ID: lockId }));
  return {
    read,
    lock,
    write: async (content, lockId) => {
      const url = new URL(state.address);
      url.searchParams.set("ID", lockId);
      const answer = await ask(options, "POST", url.href, content);
      // A repeated write is refused for its serial when the answer to the first was lost.
      if (answer.status === UNPROCESSABLE && sameDocument(await read(), content)) return;
      checked(answer);
    },
    unlock: async (lockId) => {
      const answer = await sendUnlock(lockId);
      if (answer.status !== CONFLICT) {
        checked(answer);
        return;
      }
      // GitLab refuses to release what is not locked, as after a lost answer.
      const look = await lock("look");
      if ("id" in look) checked(await sendUnlock(look.id));
      else if (look.holder.id === lockId) checked(answer);
    },
  };
}

/** A lock document with every field that GitLab requires (lib/api/terraform/state.rb); some may be empty. */
function newLock(operation: string) {
  return {
    ID: randomUUID(),
    Operation: operation,
    Info: "",
    Who: "infra ci",
    Version: "",
    Created: new Date().toISOString(),
    Path: "",
  };
}

/** GitLab's 409 repeats the asker's own operation: of the holder it says the id, the user and the time. */
function readHolder(answer: Answer): LockHolder {
  const parsed = lockInfo.safeParse(parseJson(answer.text));
  if (!parsed.success) throw refused(answer);
  const { ID, Operation, Who, Created } = parsed.data;
  return {
    id: ID,
    operation: answer.status === CONFLICT ? undefined : (Operation ?? undefined),
    who: Who ?? undefined,
    since: Created ?? undefined,
  };
}

/** The project is there and has no such state. A project that is hidden from the login is another 404. */
function isAbsent({ status, text }: Answer): boolean {
  const body = z.looseObject({ message: z.string() }).safeParse(parseJson(text)).data;
  return status === 404 && body?.message === "404 Not found";
}

function sameDocument(stored: string | undefined, content: string): boolean {
  return stored !== undefined && JSON.stringify(parseJson(stored)) === JSON.stringify(parseJson(content));
}

interface Answer {
  readonly method: string;
  readonly endpoint: string;
  readonly status: number;
  readonly text: string;
}

/** State requests may all be repeated: what a second one is refused for shows that the first was carried out. */
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
  throw refused(answer);
}

function refused({ method, endpoint, status, text }: Answer): GitLabError {
  return new GitLabError(method, endpoint, status, text.slice(0, 300));
}

/** Finds out who holds the lock by asking for it. Undefined when it is free, or when this login may not ask. */
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
