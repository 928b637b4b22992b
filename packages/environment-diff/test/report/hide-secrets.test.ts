import { renderTerminal } from "@infra-tools/report/render/terminal";
import type { EnvironmentDiff } from "../../src/diff";
import { parityMatrix } from "../../src/parity/matrix";
import { hideMatrix, hideSecrets } from "../../src/report/hide-secrets";
import { diffJson } from "../../src/report/json";
import { matrixJson, matrixReport } from "../../src/report/matrix-report";
import { diffReport } from "../../src/report/report";
import { diffUnder, type Rule, type Toy, toySubject } from "../support/toy";

const PLANTED = "hunter2-and-more";
const DATA = [
  { name: "pre", high: false },
  { name: "ops", high: true },
] as const;

async function shown(toy: Toy): Promise<string> {
  return JSON.stringify(diffJson(hideSecrets(await diffUnder(toySubject(toy), ...DATA))));
}

describe("a secret that stands in a stack", () => {
  it.each(["password", "db_password", "auth_string", "secret_data_wo", "token"])(
    "is not printed where it is a %s, and neither is a copy of it",
    async (attribute) => {
      const text = await shown(({ high }) => ({
        both: { [attribute]: high === true ? PLANTED : "another-one-of-them" },
        ...(high === true
          ? { alone: { nested: [{ [attribute]: PLANTED }], note: `it is ${PLANTED}!` } }
          : {}),
        copy: { text: high === true ? `see ${PLANTED}` : "none" },
      }));
      expect(text).not.toContain(PLANTED);
      expect(text).not.toContain("another-one-of-them");
      expect(text).toContain('"it is (sensitive)!"');
      expect(text).toContain('"see (sensitive)"');
    },
  );

  it("is told from a reference to one, and from what has no such name", async () => {
    const reference = "${ephemeral.random_password.user.result}";
    const text = await shown(({ high }) => ({
      user: { password_wo: high === true ? reference : "${ephemeral.random_password.other.result}" },
      ...(high === true ? { alone: { secret_id: PLANTED } } : {}),
    }));
    expect(text).toContain(reference);
    expect(text).toContain(PLANTED);
    expect(text).not.toContain("(sensitive)");
  });

  it("is hidden by its form, too, in any text", async () => {
    const token = `glpat-${"Zq7Wx2Kd9Rm4Tn6Vb8Yc"}`;
    const text = await shown(({ high }) => ({
      both: { user_data: high === true ? `curl -H "PRIVATE-TOKEN: ${token}"` : "true" },
      ...(high === true ? { alone: { note: Buffer.from(`see ${token}`).toString("base64") } } : {}),
    }));
    expect(text).not.toContain(token);
    expect(text).not.toContain(Buffer.from(`see ${token}`).toString("base64"));
  });

  it("leaves keys alone that are no secrets", async () => {
    const text = await shown(({ high }) => ({
      both: { kms_key: high === true ? "ring-a/key-1" : "ring-b/key-2" },
    }));
    expect(text).toContain("ring-a/key-1");
  });

  it("is hidden without a word less about what the code changed", async () => {
    const toy: Toy = ({ high }) => ({ both: { password: high === true ? PLANTED : "one-of-them" } });
    const diff = await diffUnder(toySubject(toy), ...DATA);
    const code: EnvironmentDiff = { ...diff, code: new Set(diff.differences) };
    const hidden = hideSecrets(code);
    expect(hidden.differences.map((each) => hidden.code?.has(each))).toEqual([true]);
    expect(JSON.stringify(diffJson(hidden).differences)).not.toContain(PLANTED);
  });
});

describe("a secret in a setting", () => {
  const token = `ghp_${"Zq7Wx2Kd9Rm4Tn6Vb8YcZq7Wx2Kd9Rm4Tn6V"}`;
  const [pre, ops] = DATA;
  const data = [
    { ...pre, runbook: "https://h/?page=1", api: { password: "one-of-them", id: "db-password-1" } },
    { ...ops, runbook: `https://h/?access_token=${token}`, api: { password: PLANTED, id: "db-password-2" } },
  ] as const;

  it("is not printed by a comparison, nor are its copies, and that it differs stays visible", async () => {
    const toy: Toy = ({ high }) => ({ alert: { text: high === true ? `see ${PLANTED}` : "see" } });
    // The runbook and the password's id change nothing in the stack: the report lists such settings, too.
    const diff = hideSecrets(await diffUnder(toySubject(toy), ...data));
    const text =
      JSON.stringify(diffJson(diff)) +
      renderTerminal(diffReport(diff, { title: "pre and ops" }), { width: 200, color: false, details: true });
    expect(diff.dead.map(({ path }) => path)).toContain("runbook");
    for (const secret of [token, PLANTED, "one-of-them"]) expect(text).not.toContain(secret);
    expect(text).toContain('{"path":"api.password","a":"(sensitive)","b":"(sensitive)"');
    expect(text).toContain("https://h/?access_token=(sensitive)");
    expect(text).toContain("db-password-2");
  });

  it("is not printed where a rule that forbids its swap quotes it", async () => {
    const whole = data.map((each) => JSON.stringify(each));
    const frozen: Rule = (given) =>
      whole.includes(JSON.stringify(given)) ? [] : [`${String(given["runbook"])} belongs to ops`];
    const diff = hideSecrets(
      await diffUnder(
        toySubject(() => ({}), frozen),
        ...data,
      ),
    );
    const problems = diff.unswappable.find(({ setting }) => setting === "runbook")?.problems;
    expect(problems).toEqual(["https://h/?access_token=(sensitive) belongs to ops"]);
  });

  it("is not printed by a matrix", () => {
    const named = data.map((each) => ({ name: each.name, data: each }));
    const matrix = hideMatrix(parityMatrix(named, { identity: [], expected: [] }));
    const text =
      JSON.stringify(matrixJson(matrix, [])) +
      renderTerminal(matrixReport(matrix, []), { width: 200, color: false, details: true });
    for (const secret of [token, PLANTED, "one-of-them"]) expect(text).not.toContain(secret);
    expect(text).toContain("api.password");
    expect(text).toContain("db-password-2");
  });
});
