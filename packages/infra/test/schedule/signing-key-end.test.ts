import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SHORT_RETRY } from "@infra-tools/gitlab-pipeline/http/retry";
import type { Network } from "@infra-tools/gitlab-pipeline/http/send";
import { environment } from "../../../../environments/index";
import { checkSigningKeyEnd } from "../../src/schedule/signing-key-end";

const OPS = environment("ops");
const NOW = new Date("2027-01-01T06:00:00Z");

/** A public key as GnuPG 2.2.40 exports it; the file's name is the user's. */
function key(user: "repository" | "subkey" | "both" | "never" | "certify"): string {
  return readFileSync(join(__dirname, "..", "fixtures", "signing-keys", `${user}.asc`), "utf8");
}

/** The check of ops with a last day in its data, while its host serves an answer; `asked` collects the addresses. */
function check(endDate: string | null, answer: Response | undefined, asked: string[] = []) {
  const network: Network = {
    http: {
      fetch: async (input) => {
        asked.push(String(input));
        if (answer === undefined)
          throw new TypeError("fetch failed", { cause: new Error("no route to host") });
        return answer.clone();
      },
      sleep: async () => {},
      now: () => NOW.getTime(),
    },
    retry: SHORT_RETRY,
  };
  const gpgKey = { ...OPS.secrets.gpgKey, endDate, version: endDate === null ? null : 3 };
  return checkSigningKeyEnd({ ...OPS, secrets: { ...OPS.secrets, gpgKey } }, NOW, network);
}

describe("the key that signs repository metadata", () => {
  test.each([
    ["its own end", key("repository"), "2030-03-31", "2030-04-01"],
    ["the end of its signing subkey, which is before its own", key("subkey"), "2030-06-30", "2030-07-01"],
    ["the end of the key that lasts longest", key("both"), "2030-06-30", "2030-07-01"],
  ])("is compared with what users fetch: %s", async (_, armored, lastDay, later) => {
    const asked: string[] = [];
    await expect(check(lastDay, new Response(armored), asked)).resolves.toMatchObject({
      name: "signing-key-end",
      status: "ok",
      message: `The signing key ends on ${lastDay}.`,
    });
    expect(asked).toEqual([`https://${OPS.edge.hostname}/gpg.key`]);
    await expect(check(later, new Response(armored))).resolves.toMatchObject({
      status: "due",
      message: `The signing key at https://${OPS.edge.hostname}/gpg.key ends on ${lastDay}, not on ${later} as the data of ops says.`,
      advice: expect.stringContaining("docs/rotate-gpg-key.md"),
    });
  });

  test("without an end is longer than any", async () => {
    await expect(check("2040-01-01", new Response(key("never")))).resolves.toMatchObject({ status: "ok" });
  });

  test("that cannot sign is due", async () => {
    await expect(check("2030-03-31", new Response(key("certify")))).resolves.toMatchObject({
      status: "due",
      message: expect.stringContaining("No key at https://"),
    });
  });

  test("is due 60 days ahead, whatever is published", async () => {
    const asked: string[] = [];
    await expect(check("2027-03-01", undefined, asked)).resolves.toMatchObject({
      status: "due",
      message: "The key that signs repository metadata (version 3) ends on 2027-03-01, within 60 days.",
    });
    expect(asked).toEqual([]);
    await expect(check("2027-03-03", new Response(key("repository")))).resolves.toMatchObject({
      status: "ok",
    });
  });

  test.each([
    ["a login page", new Response("<html>"), "it is not an armored OpenPGP key"],
    ["a key cut short", new Response(key("repository").slice(0, 200)), "it is not an armored OpenPGP key"],
    ["an error", new Response("no", { status: 404 }), "answered 404"],
    ["no answer", undefined, "no route to host"],
  ])("is unknown after %s", async (_, answer, words) => {
    await expect(check("2030-03-31", answer)).resolves.toMatchObject({
      status: "unknown",
      message: expect.stringContaining(words),
    });
  });

  test("that is not there yet is unknown", async () => {
    await expect(check(null, undefined)).resolves.toMatchObject({ status: "unknown" });
  });
});
