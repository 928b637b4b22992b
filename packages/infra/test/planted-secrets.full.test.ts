import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyApp } from "../../../test/support/copy-app";

jest.setTimeout(600_000);

/** Secrets that a careless change leaves in code and data: by their name, their form, or the place that they are given in. */
const PLANTED = {
  byName: "kR8vT2mQ9xLp4Wz7",
  inAddress: "Xt7Qp2Lm9Vb4Nc6Z",
  inText: `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`,
  inAnnotation: `glpat-${"Zx9Kd2Qm7Lr4Tv8Wn3Hs"}`,
  inSettingOfPre: `ghp_${"bbWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pIN2"}`,
  inSettingOfOps: `ghp_${"aaWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pIN1"}`,
  inDrift: "Pq7Rm2Xs9Lk4Zw8Y",
  afterwards: "Vv8nT2mQ9xLp4Wz7",
} as const;

let copy = "";

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "planted-"));
  copyApp(copy);
  edit("stacks/packagecloud/redis-tls.ts", [
    [
      "[CA_FILE]: redis.instance.caCertificates,",
      `[CA_FILE]: redis.instance.caCertificates,
        DB_PASSWORD: "${PLANTED.byName}",
        url: "redis://:${PLANTED.inAddress}@cache.internal:6379/0",
        note: "use ${PLANTED.inText} for the clone",`,
    ],
    [
      "namespace: platform.namespace.name }",
      `namespace: platform.namespace.name, annotations: { "deploy-token": "${PLANTED.inAnnotation}" } }`,
    ],
  ]);
  for (const [environment, secret] of [
    ["pre", PLANTED.inSettingOfPre],
    ["ops", PLANTED.inSettingOfOps],
  ] as const) {
    edit(`environments/${environment}.ts`, [
      [/runbookUrl: "[^"]*"/, `runbookUrl: "https://runbooks.example.com/${secret}"`],
    ]);
  }
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "Begin");
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function edit(file: string, replacements: readonly (readonly [string | RegExp, string])[]): void {
  const path = join(copy, file);
  const before = readFileSync(path, "utf8");
  const after = replacements.reduce((text, [from, to]) => text.replace(from, to), before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

function git(...args: readonly string[]): void {
  expect(spawnSync("git", args, { cwd: copy }).status).toBe(0);
}

interface Said {
  readonly code: number | null;
  readonly text: string;
}

function infra(...args: readonly string[]): Said {
  const env = { ...process.env, INFRA_ARTIFACT_KEY: "0123456789abcdef0123456789abcdef" };
  const { status, stdout, stderr } = spawnSync("./infra", args, { cwd: copy, env, encoding: "utf8" });
  return { code: status, text: stdout + stderr };
}

/** The names of the planted secrets that a text holds. */
function planted(text: string): readonly string[] {
  return Object.entries(PLANTED).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));
}

function address(): string {
  const state = readFileSync(join(copy, ".sandbox", "state", "ops.tfstate"), "utf8");
  return `kubernetes_config_map_v1.${/application_redis-tls_config_\w+/.exec(state)?.[0]}`;
}

/** Each command with the exit codes that show that it did its work, in an order in which each finds what it needs. */
const COMMANDS: readonly (readonly [
  args: (() => readonly string[]) | readonly string[],
  codes: readonly number[],
])[] = [
  [
    ["plan", "ops"],
    [2, 3],
  ],
  [
    ["plan", "ops", "--details", "--html", "plan.html"],
    [2, 3],
  ],
  [
    ["plan", "ops", "--json"],
    [2, 3],
  ],
  [
    ["plan", "ops", "--full"],
    [2, 3],
  ],
  [["graph", "ops", "--all"], [0]],
  [["graph", "ops", "--json"], [0]],
  [
    ["diff", "pre", "ops", "--hidden", "--html", "diff.html"],
    [2, 3],
  ],
  [
    ["diff", "pre", "ops", "--json"],
    [2, 3],
  ],
  [
    ["diff", "--matrix"],
    [2, 3],
  ],
  [
    ["diff", "--matrix", "--json"],
    [2, 3],
  ],
  [
    ["diff", "pre", "ops", "--since", "HEAD"],
    [0, 1, 2, 3],
  ],
  [["promote", "monitoring.runbookUrl", "pre", "ops", "--edit-only"], [2]],
  [
    ["promote", "monitoring.runbookUrl", "ops", "pre", "--edit-only", "--json"],
    [0, 2],
  ],
  [["apply", "ops"], [0]],
  [() => ["sandbox", "drift", "set", "ops", address(), `data["DB_PASSWORD"]="${PLANTED.inDrift}"`], [0]],
  [() => ["sandbox", "drift", "set", "ops", address(), `x.${PLANTED.inText}=1`], [1]],
  [["sandbox", "drift", "list", "ops"], [2]],
  [["sandbox", "drift", "list", "ops", "--json"], [2]],
  [
    ["plan", "ops", "--details"],
    [2, 3],
  ],
  [["ci", "drift", "ops", "--sandbox"], [2]],
  [
    ["ci", "plan", "ops", "--sandbox"],
    [0, 2, 3],
  ],
  [
    ["ci", "review", "--dry-run"],
    [0, 1, 2, 3],
  ],
  [
    ["ci", "deploy", "ops", "--sandbox", "--dry-run"],
    [0, 2, 3],
  ],
  [
    ["preview", "ops", "--base", "HEAD"],
    [0, 2, 3],
  ],
  [["sandbox", "fault", "kubernetes_config_map_v1", "--message", `denied for ${PLANTED.inText}`], [0]],
  [["sandbox", "fault", "--json"], [0]],
  [["apply", "ops"], [1]],
  [
    ["ops", "restore", "ops", "--at", "2026-11-28T10:00:00Z", "--dry-run"],
    [0, 1, 2],
  ],
  [
    ["destroy", "ops"],
    [0, 1],
  ],
];

test("no command prints or writes a secret that was planted in code, data or the cloud", () => {
  const leaks = COMMANDS.flatMap(([words, codes]) => {
    const args = typeof words === "function" ? words() : words;
    const { code, text } = infra(...args);
    // A command that fails before it reads anything leaks nothing either.
    expect([args.join(" "), codes.includes(code ?? -1) ? "" : text]).toEqual([args.join(" "), ""]);
    return planted(text).map((name) => `${args.join(" ")}: ${name}`);
  });
  const written = [
    "plan.html",
    "diff.html",
    ...filesBelow("ci-out"),
    ...filesBelow("dist/comparisons"),
  ].flatMap((file) => planted(readFileSync(join(copy, file), "utf8")).map((name) => `${file}: ${name}`));
  expect([...leaks, ...written]).toEqual([]);
});

test("a setting that breaks a rule is refused without the secret in it", () => {
  for (const value of [`https://bot:${PLANTED.byName}@h/`, `https://h/?access_token=${PLANTED.byName}`]) {
    edit("environments/ops.ts", [[/runbookUrl: "[^"]*"/, `runbookUrl: "${value}"`]]);
    const { code, text } = infra("plan", "ops");
    expect(code).toBe(1);
    expect(text).toContain("monitoring.runbookUrl");
    expect(planted(text)).toEqual([]);
  }
});

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(join(copy, folder))) return [];
  return readdirSync(join(copy, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(copy.length + 1));
}
