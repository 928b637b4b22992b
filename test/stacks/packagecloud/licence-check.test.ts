import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EnvironmentData } from "../../../environments/environment";
import { LICENCE_REPORTS, LICENCE_SCRIPT } from "../../../stacks/packagecloud/licence-check";
import { changed } from "../../environments/change";
import { DATA, synthEnvironment } from "../../support/environments";
import { all, listAt, valueAt } from "../../support/template";

/**
 * The answer of the vendor's documentation (https://packagecloud.io/docs/api#resource_licenses_method_index), with
 * another end and a shorter signature.
 */
const answer = (end: string) =>
  JSON.stringify({
    license: `---\n:company_name: company-2\n:company_domain: www.domain2.com\n:user_email: joe3@joe.com\n:user_max: -1\n:repository_max: -1\n:token_max: -1\n:apt: true\n:yum: true\n:rubygem: true\n:start_date: \n:end_date: ${end}\n`,
    signature:
      "-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v1.4.11 (GNU/Linux)\n\niQIcBAABAgAGBQJU2DiPAAoJEB/spSUmciij\n=ZmwX\n-----END PGP SIGNATURE-----\n",
  });

/** Key of the documentation's example. */
const KEY = "aabbccddeeffaa";
/** The clock of each run: 2027-03-01, 12:00 UTC. */
const CLOCK = Date.UTC(2027, 2, 1, 12) / 1000;
const WARN_DAYS = "30";

let folder = "";
let server: Server;
let requests: string[] = [];
let respond: { status: number; body: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "licence-check-"));
  const certificate = spawnSync(
    "openssl",
    [
      ...[
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
      ],
      ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
      ...["-keyout", join(folder, "tls.key"), "-out", join(folder, "tls.crt")],
    ],
    { encoding: "utf8" },
  );
  if (certificate.status !== 0) throw new Error(certificate.stderr);
  // curl's own look at the processes while it runs: what anyone on the node could read.
  program("curl", `ps -eo args > ${folder}/processes; env > ${folder}/environment; exec /usr/bin/curl "$@"`);
  program("date", `if [ "$*" = "-u +%s" ]; then echo ${CLOCK}; else exec /bin/date "$@"; fi`);
  server = createServer(
    { key: readFileSync(join(folder, "tls.key")), cert: readFileSync(join(folder, "tls.crt")) },
    (request, response) => {
      requests.push(String(request.url));
      response.writeHead(respond.status).end(respond.body);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  requests = [];
  writeFileSync(join(folder, "licence"), `${KEY}\n`);
});

function program(name: string, body: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
}

interface Run {
  readonly status?: number;
  readonly body?: string;
  readonly data?: string;
  readonly address?: string;
  readonly authority?: string;
}

/** Runs the script in a real shell with the real curl against a server that speaks TLS. */
async function check({ status = 200, body = answer(""), data = "2027-03-31", ...options }: Run) {
  respond = { status, body };
  const { port } = server.address() as AddressInfo;
  const words = [
    join(folder, "licence"),
    options.address ?? `https://localhost:${port}/api/v1/licenses`,
    data,
    WARN_DAYS,
    LICENCE_REPORTS.checked,
    LICENCE_REPORTS.failed,
  ];
  const child = spawn("/bin/sh", ["-c", LICENCE_SCRIPT, "licence-check", ...words], {
    env: {
      PATH: `${folder}:/usr/bin:/bin`,
      CURL_CA_BUNDLE: options.authority ?? join(folder, "tls.crt"),
    },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(`${output.stdout}${output.stderr}`).not.toContain(KEY);
  return { code, lines: output.stdout.trim().split("\n"), stderr: output.stderr };
}

describe("the look at the licence", () => {
  it.each([
    ["the same day", "2027-06-30", "2027-06-30", "days=121 differs=no soon=no"],
    ["another day", "2027-06-30", "2027-06-29", "days=121 differs=yes soon=no"],
    [
      "a day with a time, as Ruby writes one",
      "2027-06-30 00:00:00.000000000 Z",
      "2027-06-30",
      "days=121 differs=no soon=no",
    ],
    ["a day in quotes", `'2027-06-30'`, "2027-06-30", "days=121 differs=no soon=no"],
    ["a day in quotes that JSON escapes", `"2027-06-30"`, "2027-06-30", "days=121 differs=no soon=no"],
    ["a month with a zero in front", "2027-08-09", "2027-08-09", "days=161 differs=no soon=no"],
    ["30 days more", "2027-03-31", "2027-03-31", "days=30 differs=no soon=yes"],
    ["31 days more", "2027-04-01", "2027-04-01", "days=31 differs=no soon=no"],
    ["its last day", "2027-03-01", "2027-03-01", "days=0 differs=no soon=yes"],
    ["an end that is over", "2026-03-31", "2027-03-31", "days=-334 differs=yes soon=yes"],
  ])("reads %s", async (_, end, data, verdict) => {
    const day = /\d{4}-\d\d-\d\d/.exec(end)?.[0];
    const { code, lines } = await check({ body: answer(end), data });
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [`${LICENCE_REPORTS.checked} end=${day} data=${data} ${verdict}`],
    });
    expect(requests).toEqual([`/api/v1/licenses/${KEY}/license.json`]);
  });

  it("says that a licence has no end, as the one of the documentation", async () => {
    const { code, lines } = await check({ data: "2027-06-30" });
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [`${LICENCE_REPORTS.checked} end=none data=2027-06-30 days=none differs=yes soon=no`],
    });
  });

  it("reads YAML that is not wrapped in JSON", async () => {
    const { lines } = await check({ body: "---\n:apt: true\n:end_date: 2027-06-30\n", data: "2027-06-30" });
    expect(lines).toEqual([expect.stringContaining("end=2027-06-30 data=2027-06-30 days=121 differs=no")]);
  });

  it.each([
    ["no :end_date", '{"license":"---\\n:apt: true\\n"}'],
    ["two of them", '{"license":"---\\n:end_date: 2027-06-30\\n:end_date: 2028-06-30\\n"}'],
    ["a day in another form", answer("30 June 2027")],
    ["a page for people", "<html>:end_date: 2027-06-30</html>"],
    ["nothing", ""],
  ])("fails when the answer has %s", async (_, body) => {
    const { code, lines } = await check({ body });
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [`${LICENCE_REPORTS.failed} (the answer has no readable :end_date)`],
    });
  });

  it("fails for a day that no calendar has", async () => {
    const { code, lines } = await check({ body: answer("2027-02-30") });
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [`${LICENCE_REPORTS.failed} (the answer's :end_date is no day)`],
    });
  });

  it.each<[string, Run, number]>([
    ["does not know the key", { status: 404 }, 22],
    ["is not who it says", { authority: "/etc/hostname" }, 77],
    ["does not speak TLS", { address: "http://localhost:1/api" }, 1],
    ["cannot be reached", { address: "https://localhost:1/api" }, 7],
  ])("fails when the vendor %s", async (_, run, exit) => {
    const { code, lines } = await check(run);
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [`${LICENCE_REPORTS.failed} (no answer, curl ended with ${exit})`],
    });
  });

  it.each(["", "two words", "two\nlines", 'x"\noutput = "/tmp/x'])(
    "asks nobody when the secret holds %j",
    async (text) => {
      writeFileSync(join(folder, "licence"), text);
      const { code, lines } = await check({ body: answer("2027-06-30") });
      expect({ code, lines, requests }).toEqual({
        code: 1,
        lines: [`${LICENCE_REPORTS.failed} (the secret holds no licence key)`],
        requests: [],
      });
    },
  );

  it("shows the key in no list of processes and in no environment", async () => {
    await check({ body: answer("2027-06-30") });
    const processes = readFileSync(join(folder, "processes"), "utf8");
    expect(processes).toContain("curl --disable --config -");
    expect(processes).not.toContain(KEY);
    const environment = readFileSync(join(folder, "environment"), "utf8");
    expect(environment).toContain("CURL_CA_BUNDLE");
    expect(environment).not.toContain(KEY);
  });

  it("has nothing that Terraform would take for an interpolation", () => {
    expect(LICENCE_SCRIPT).not.toMatch(/[$%]\{/);
  });
});

describe("the job that looks", () => {
  const cronJob = (data: EnvironmentData) =>
    all(synthEnvironment(data), "kubernetes_cron_job_v1").find(
      (each) => valueAt(each, "metadata.name") === "packagecloud-licence-check",
    );
  const alerts = (data: EnvironmentData) =>
    all(synthEnvironment(data), "google_monitoring_alert_policy").filter((each) =>
      JSON.stringify(each["conditions"]).includes("licence"),
    );
  const POD = "spec.job_template.spec.template.spec";
  const withLicence = (version: number | null, endDate: string | null) =>
    changed(changed(DATA.ops, "secrets.licence.version", version), "secrets.licence.endDate", endDate);

  it.each(Object.values(DATA))("in $name has the key as a file, and in no argument or variable", (data) => {
    const job = cronJob(data);
    const container = valueAt(job, `${POD}.container.0`);
    expect(container).toMatchObject({
      image: data.helpers.licenceCheck?.image,
      volume_mount: [expect.objectContaining({ mount_path: "/run/secrets/licence", read_only: true })],
    });
    expect(container).not.toHaveProperty("env");
    expect(valueAt(container, "command")).toEqual([
      "/bin/sh",
      "-c",
      LICENCE_SCRIPT,
      "licence-check",
      "/run/secrets/licence/licence",
      "https://packagecloud.io/api/v1/licenses",
      data.secrets.licence.endDate,
      "30",
      LICENCE_REPORTS.checked,
      LICENCE_REPORTS.failed,
    ]);
  });

  it("runs without root, capabilities and a writable disk", () => {
    const job = cronJob(DATA.ops);
    expect(valueAt(job, `${POD}.container.0.security_context`)).toMatchObject({
      allow_privilege_escalation: false,
      capabilities: { drop: ["ALL"] },
      read_only_root_filesystem: true,
      run_as_non_root: true,
    });
    expect(valueAt(job, `${POD}.automount_service_account_token`)).toBe(false);
  });

  it("may look up names and reach public addresses on 443, and nothing else", () => {
    const policy = all(synthEnvironment(DATA.ops), "kubernetes_network_policy_v1").find(
      (each) => valueAt(each, "metadata.name") === "packagecloud-licence-check",
    );
    expect(valueAt(policy, "spec.policy_types")).toEqual(["Ingress", "Egress"]);
    expect(valueAt(policy, "spec")).not.toHaveProperty("ingress");
    const ports = listAt(policy, "spec.egress").map(({ ports: each }) =>
      listAt({ each }, "each").map(({ port }) => port),
    );
    expect(ports).toEqual([["53", "53"], ["443"]]);
    expect(valueAt(policy, "spec.egress.1.to")).toEqual([
      { ip_block: { cidr: "0.0.0.0/0", except: expect.arrayContaining(["10.0.0.0/8", "169.254.0.0/16"]) } },
    ]);
  });

  it("mounts the version that the data pins, so that a new key is a new class", () => {
    const classes = all(synthEnvironment(withLicence(2, "2028-03-31")), "kubernetes_manifest").filter(
      (each) => String(valueAt(each, "manifest.metadata.name")).startsWith("licence-check-"),
    );
    expect(classes).toHaveLength(1);
    expect(valueAt(classes[0], "manifest.spec.parameters.secrets")).toContain(
      "/packagecloud-licence/versions/2",
    );
    expect(valueAt(classes[0], "manifest.spec.parameters.secrets")).not.toContain("gpg");
  });

  it("has three alerts beside those on the date in the data", () => {
    const titles = alerts(DATA.ops).map((each) => String(each["display_name"]));
    expect(titles.sort()).toEqual([
      "packagecloud ops: the licence ends on another day than the data says",
      "packagecloud ops: the licence ends within 30 days, says the vendor",
      "packagecloud ops: the licence is not compared with the vendor's",
    ]);
  });

  it.each([
    ["the data wants none", changed(DATA.ops, "helpers.licenceCheck", null)],
    ["there is no licence yet", withLicence(null, null)],
  ])("is left out with its alerts where %s", (_, data) => {
    expect(cronJob(data)).toBeUndefined();
    expect(alerts(data)).toEqual([]);
  });
});

describe("what the alerts look for in the logs", () => {
  const policies = all(synthEnvironment(DATA.ops), "google_monitoring_alert_policy");
  const metrics = all(synthEnvironment(DATA.ops), "google_logging_metric");
  const filters = {
    differs: logFilter("another day than the data"),
    soon: logFilter("says the vendor"),
    good: String(metrics.find((each) => each["name"] === "packagecloud-ops-licence-checked")?.["filter"]),
  };

  function logFilter(title: string): string {
    const policy = policies.find((each) => String(each["display_name"]).includes(title));
    return String(valueAt(policy, "conditions.0.condition_matched_log.filter"));
  }

  /** Cloud Logging's `:` is a text within a text; each of them must match. */
  const matches = (line: string) =>
    Object.entries(filters)
      .filter(([, filter]) =>
        [...filter.matchAll(/textPayload:"([^"]+)"/g)].every(([, text = ""]) => line.includes(text)),
      )
      .map(([word]) => word);

  it.each<[string, Run, readonly string[]]>([
    ["nothing where all is well", { body: answer("2027-06-30"), data: "2027-06-30" }, ["good"]],
    ["another day", { body: answer("2027-06-30"), data: "2027-06-29" }, ["differs", "good"]],
    ["an end that is near", { body: answer("2027-03-09"), data: "2027-03-09" }, ["soon", "good"]],
    ["both", { body: answer("2027-03-09"), data: "2027-06-29" }, ["differs", "soon", "good"]],
    ["silence after a failure", { status: 404 }, []],
  ])("is %s", async (_, run, words) => {
    const { lines } = await check(run);
    expect(lines.map(matches)).toEqual([words]);
  });
});
