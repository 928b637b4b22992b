import { SHORT_RETRY } from "@infra-tools/gitlab-pipeline/http/retry";
import type { Network } from "@infra-tools/gitlab-pipeline/http/send";
import type { Environment } from "../../../../environments/environment";
import { environment } from "../../../../environments/index";
import { connectWithoutWaiting } from "../../../gitlab-pipeline/test/support/gitlab/connect";
import { startGitLab } from "../../../gitlab-pipeline/test/support/gitlab/server";
import { checkBackups } from "../../src/schedule/backups";
import { checkCertificateEnd } from "../../src/schedule/certificate-end";
import { checkCloudflareRanges, PUBLISHED } from "../../src/schedule/cloudflare-ranges";
import { checkKeyAge } from "../../src/schedule/key-age";
import { checkLicenceEnd } from "../../src/schedule/licence-end";
import { runChecks } from "../../src/schedule/run-checks";
import { checkAuthAge, checkPasswordAge } from "../../src/schedule/secret-age";

const OPS = environment("ops");
const NOW = new Date("2026-11-23T06:00:00Z");
const OIDC = {
  INFRA_GOOGLE_ID_TOKEN: "the-oidc-token",
  INFRA_GOOGLE_PROVIDER: "projects/1/locations/global/workloadIdentityPools/p/providers/q",
  INFRA_GOOGLE_ACCOUNT: "plan@gitlab-ops.iam.gserviceaccount.com",
};

interface Asked {
  readonly url: string;
  readonly authorization: string | undefined;
}

type Reply = string | object | number;

/**
 * A network that answers by address: with each of several replies in turn, and with the last of them from then on.
 * What is not named is not reachable. Nothing is waited for.
 */
function network(
  replies: Readonly<Record<string, Reply | readonly Reply[]>>,
  asked: Asked[] = [],
  pauses: number[] = [],
): Network {
  const counts = new Map<string, number>();
  const answer: typeof fetch = async (input, init) => {
    const url = String(input);
    asked.push({ url, authorization: new Headers(init?.headers).get("authorization") ?? undefined });
    const key = Object.keys(replies).find((prefix) => url.startsWith(prefix));
    if (key === undefined) throw new TypeError("fetch failed", { cause: new Error("no route to host") });
    const turn = counts.get(key) ?? 0;
    counts.set(key, turn + 1);
    const all = [replies[key] ?? 404].flat();
    const reply = all[Math.min(turn, all.length - 1)];
    if (typeof reply === "number") {
      return new Response("no", { status: reply, headers: { "retry-after": "7" } });
    }
    return new Response(typeof reply === "string" ? reply : JSON.stringify(reply));
  };
  const sleep = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
  };
  return { http: { fetch: answer, sleep, now: () => NOW.getTime() }, retry: SHORT_RETRY };
}

function ranges(): readonly string[] {
  return OPS.edge.dns.kind === "cloudflare" ? OPS.edge.dns.ranges : [];
}

describe("the age of the AWS key", () => {
  const aged = (createdOn: string | null, version: number | null = 1) =>
    checkKeyAge(
      { ...OPS, secrets: { ...OPS.secrets, awsCredentials: { id: "k", version, createdOn } } },
      NOW,
    );

  it("is well for 90 days, and for an environment without a key", () => {
    expect(aged("2026-08-25").status).toBe("ok");
    expect(aged("2026-11-23").status).toBe("ok");
    expect(aged(null, null).status).toBe("ok");
  });

  it("is due from the day after, with a text that stays the same", () => {
    expect(aged("2026-08-24")).toMatchObject({
      name: "aws-key-age",
      status: "due",
      message: "The AWS key (version 1) was created on 2026-08-24, over 90 days ago.",
      advice: expect.stringContaining("docs/rotate-aws-key.md"),
    });
  });
});

describe.each([
  {
    subject: "the database's password",
    check: checkPasswordAge,
    name: "database-password-age",
    path: "packagecloud-database-password/versions/3",
    page: "docs/rotate-database-password.md",
  },
  {
    subject: "Redis' AUTH string",
    check: checkAuthAge,
    name: "redis-auth-age",
    path: "packagecloud-redis-auth/versions/4",
    page: "docs/rotate-redis-auth.md",
  },
])("the age of $subject", ({ check, name, path, page }) => {
  const VERSION = `https://secretmanager.googleapis.com/v1/projects/gitlab-ops/secrets/${path}`;
  const rotated: Environment = {
    ...OPS,
    database: { ...OPS.database, passwordGenerations: [2, 3] },
    redis: { ...OPS.redis, auth: true, authGeneration: 4 },
  };
  const checkWith = (
    reply: Reply,
    env: Readonly<Record<string, string>> = { GOOGLE_OAUTH_ACCESS_TOKEN: "a-token" },
  ) => check(rotated, NOW, env, network({ [VERSION]: reply }));

  test("is well for a year, by the version that pods use", async () => {
    await expect(checkWith({ createTime: "2025-11-23T06:00:00Z" })).resolves.toMatchObject({
      name,
      status: "ok",
    });
  });

  test("is due from the day after, with a text that stays the same", async () => {
    await expect(checkWith({ createTime: "2025-11-22T05:59:59.123456Z" })).resolves.toMatchObject({
      status: "due",
      message: expect.stringContaining("is of 2025-11-22, over 365 days ago"),
      advice: expect.stringContaining(page),
    });
  });

  test.each([[403], [404], [{ createTime: "yesterday" }], ["<html>"]])(
    "is unknown when Google answers %j",
    async (reply) => {
      const result = await checkWith(reply);
      expect(result).toMatchObject({ name, status: "unknown" });
      expect(result.message).not.toContain("a-token");
    },
  );

  test("is unknown without an identity", async () => {
    await expect(checkWith({ createTime: "2026-01-01T00:00:00Z" }, {})).resolves.toMatchObject({
      status: "unknown",
    });
  });
});

test("Redis without AUTH has no string to rotate", async () => {
  const redis = { ...OPS.redis, auth: false };
  await expect(checkAuthAge({ ...OPS, redis }, NOW, {}, network({}))).resolves.toMatchObject({
    status: "ok",
  });
});

describe("Cloudflare's ranges", () => {
  const check = (published: string | number) =>
    checkCloudflareRanges(OPS, network({ [PUBLISHED]: published }));

  test("are fine when they are the published ones, in any order", async () => {
    await expect(check([...ranges()].reverse().join("\n"))).resolves.toMatchObject({ status: "ok" });
  });

  test("are due when Cloudflare has a new one or gave one up, and both are named", async () => {
    const changed = [...ranges().slice(1), "192.0.2.0/24"].join("\n");
    const result = await check(changed);
    expect(result.status).toBe("due");
    expect(result.message).toContain("lacks 192.0.2.0/24");
    expect(result.message).toContain(`does not use ${ranges()[0]}`);
  });

  test.each(["", "<html>", 503])("are unknown, and not gone, when the answer is %j", async (answer) => {
    await expect(check(answer)).resolves.toMatchObject({ status: "unknown" });
  });

  test("are asked for again after a hiccup, when Cloudflare says so", async () => {
    const pauses: number[] = [];
    const http = network({ [PUBLISHED]: [503, 429, ranges().join("\n")] }, [], pauses);
    await expect(checkCloudflareRanges(OPS, http)).resolves.toMatchObject({ status: "ok" });
    expect(pauses).toEqual([7_000, 7_000]);
  });

  test("are unknown when there is no way to Cloudflare after a few attempts", async () => {
    const asked: Asked[] = [];
    const result = await checkCloudflareRanges(OPS, network({}, asked));
    expect(result).toMatchObject({ status: "unknown", message: expect.stringContaining("no route to host") });
    expect(asked).toHaveLength(SHORT_RETRY.attempts);
  });

  test("do not matter where Cloudflare is not in front", async () => {
    const pre = environment("pre");
    expect(pre.edge.dns.kind).toBe("direct");
    await expect(checkCloudflareRanges(pre, network({}))).resolves.toMatchObject({ status: "ok" });
  });
});

describe("the licence", () => {
  const on = (endDate: string | null) => {
    const licence = { ...OPS.secrets.licence, endDate };
    return checkLicenceEnd({ ...OPS, secrets: { ...OPS.secrets, licence } }, NOW);
  };

  test.each([
    ["2027-01-23", "ok", "ends on"],
    ["2027-01-22", "due", "within 60 days"],
    ["2026-12-23", "due", "within 30 days"],
    ["2026-11-30", "due", "within 7 days"],
    ["2026-11-23", "due", "within 7 days"],
    ["2026-11-22", "due", "ended on"],
  ])("that ends on %s is %s", (endDate, status, words) => {
    expect(on(endDate)).toMatchObject({ status, message: expect.stringContaining(words) });
  });

  test("that is not there yet is unknown", () => {
    expect(on(null)).toMatchObject({ status: "unknown" });
  });
});

describe("the load balancer's certificate", () => {
  const READ = "https://compute.googleapis.com/compute/v1/projects/gitlab-ops/global/sslCertificates/";
  const TOKEN = { GOOGLE_OAUTH_ACCESS_TOKEN: "a-token" };
  const FAR: Reply = { expireTime: "2030-01-01T00:00:00.000-08:00" };

  function on(days: readonly string[], answer: Reply = FAR, env: Readonly<Record<string, string>> = TOKEN) {
    const certificates = days.map((endDate, index) => ({ name: `uploaded-${index + 1}`, endDate }));
    const edge = { ...OPS.edge, certificate: { kind: "pre-shared" as const, certificates } };
    return checkCertificateEnd({ ...OPS, edge }, NOW, env, network({ [READ]: answer }));
  }

  test.each([
    ["2027-01-23", "ok", "uploaded-1 ends on 2027-01-23"],
    ["2027-01-22", "due", "uploaded-1 ends on 2027-01-22, within 60 days"],
    ["2026-11-22", "due", "uploaded-1 ended on 2026-11-22"],
  ])("that ends on %s is %s", async (day, status, words) => {
    await expect(on([day])).resolves.toMatchObject({ status, message: expect.stringContaining(words) });
  });

  test("is due for the one of two that ends", async () => {
    const { status, message } = await on(["2028-01-01", "2026-12-01"]);
    expect(status).toBe("due");
    expect(message).toContain("uploaded-2");
    expect(message).not.toContain("uploaded-1");
  });

  test.each([
    // Midnight belongs to the day before; another time zone is another day.
    ["2028-01-02T00:00:00.000Z", "ok"],
    ["2028-01-01T16:00:00.000-08:00", "ok"],
    ["2028-01-01T00:00:00.000Z", "due"],
    ["2027-06-30T12:00:00.000Z", "due"],
  ])("that really ends at %s, with 2028-01-01 in the data, is %s", async (expireTime, status) => {
    const result = await on(["2028-01-01"], { expireTime });
    expect(result.status).toBe(status);
    if (status === "due") expect(result.message).toContain("not on 2028-01-01 as the data of ops says");
  });

  test.each([
    [403, TOKEN],
    [404, TOKEN],
    [{ expireTime: "soon" }, TOKEN],
    [FAR, {}],
  ] as const)("is unknown when Google answers %j to %j", async (answer, env) => {
    const result = await on(["2028-01-01"], answer, env);
    expect(result).toMatchObject({ status: "unknown" });
    expect(result.message).not.toContain("a-token");
  });

  test("needs no check where Google renews it", async () => {
    const edge = { ...OPS.edge, certificate: { kind: "managed" as const } };
    await expect(checkCertificateEnd({ ...OPS, edge }, NOW, {}, network({}))).resolves.toMatchObject({
      status: "ok",
    });
  });
});

describe("the database's backups", () => {
  const EXCHANGE = "https://sts.googleapis.com/v1/token";
  const ACT_AS = "https://iamcredentials.googleapis.com/";
  const BACKUPS =
    "https://sqladmin.googleapis.com/v1/projects/gitlab-ops/instances/packagecloud-f05c90f5/backupRuns";
  const google = { [EXCHANGE]: { access_token: "federated" }, [ACT_AS]: { accessToken: "of-the-account" } };
  const backup = (endTime: string, more: object = {}) => ({
    items: [{ status: "SUCCESSFUL", type: "AUTOMATED", endTime, ...more }],
  });

  test("are asked for with the account's token, which the job's token was exchanged for", async () => {
    const asked: Asked[] = [];
    const http = network({ ...google, [BACKUPS]: backup("2026-11-23T03:30:00Z") }, asked);
    await expect(checkBackups(OPS, NOW, OIDC, http)).resolves.toMatchObject({ status: "ok" });
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      undefined,
      "Bearer federated",
      "Bearer of-the-account",
    ]);
  });

  test("are found out about although Google refuses or fails at first, at any step", async () => {
    const fine = backup("2026-11-23T03:30:00Z");
    const http = network({
      [EXCHANGE]: [429, { access_token: "federated" }],
      [ACT_AS]: [500, { accessToken: "of-the-account" }],
      [BACKUPS]: [503, 503, fine],
    });
    await expect(checkBackups(OPS, NOW, OIDC, http)).resolves.toMatchObject({ status: "ok" });
  });

  test("are asked for once when Google says no", async () => {
    const asked: Asked[] = [];
    await checkBackups(OPS, NOW, OIDC, network({ ...google, [BACKUPS]: 403 }, asked));
    expect(asked.filter(({ url }) => url.startsWith(BACKUPS))).toHaveLength(1);
  });

  test.each([
    ["is too old", backup("2026-11-21T03:30:00Z")],
    ["failed", backup("2026-11-23T03:30:00Z", { status: "FAILED" })],
    ["was made by a person", backup("2026-11-23T03:30:00Z", { type: "ON_DEMAND" })],
    ["is not there", {}],
  ])("are due when the newest %s", async (_why, answer) => {
    const http = network({ ...google, [BACKUPS]: answer });
    await expect(checkBackups(OPS, NOW, OIDC, http)).resolves.toMatchObject({ status: "due" });
  });

  test("are unknown without an identity, and when Google refuses; the message holds no token", async () => {
    await expect(checkBackups(OPS, NOW, {}, network({}))).resolves.toMatchObject({ status: "unknown" });
    const refused = await checkBackups(OPS, NOW, OIDC, network({ [EXCHANGE]: 403 }));
    expect(refused).toMatchObject({ status: "unknown", message: expect.stringContaining("403") });
    expect(JSON.stringify(refused)).not.toContain("the-oidc-token");
    const odd = await checkBackups(OPS, NOW, OIDC, network({ [EXCHANGE]: "token: abc" }));
    expect(odd).toMatchObject({ status: "unknown", message: expect.stringContaining("something else") });
    expect(JSON.stringify(odd)).not.toContain("abc");
  });
});

test("one issue holds what is due; it stays while that cannot be found out, and another unknown does not keep it", async () => {
  const server = await startGitLab();
  try {
    server.world.accounts.set("bot", { id: 7, kind: "access", role: "developer" });
    const gitlab = connectWithoutWaiting(server, { kind: "access", value: "bot" });
    const run = (answer: string | number, env = {}) =>
      runChecks(OPS, { env, now: () => NOW, network: network({ [PUBLISHED]: answer }) }, gitlab);
    await expect(run("192.0.2.0/24")).resolves.toMatchObject({ issue: "opened" });
    expect(server.world.issues[0]).toMatchObject({
      labels: ["checks::ops"],
      description: expect.stringContaining("cloudflare-ranges"),
    });
    // The backups are unknown all the time: there is no identity.
    await expect(run(503)).resolves.toMatchObject({ issue: "unchanged" });
    expect(server.world.issues[0]?.state).toBe("opened");
    await expect(run(ranges().join("\n"))).resolves.toMatchObject({ issue: "closed" });
    expect(server.world.issues[0]?.state).toBe("closed");
    await expect(run(503)).resolves.toMatchObject({ issue: "nothing" });
  } finally {
    await server.close();
  }
});
