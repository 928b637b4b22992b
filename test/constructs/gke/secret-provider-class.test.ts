import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Fn } from "cdktf";
import { parse } from "yaml";
import {
  GkeSecretProviderClass,
  type GkeSecretProviderClassProps,
} from "../../../constructs/gke/secret-provider-class";
import { onlyResource, resources } from "../../support/synth";
import { valueAt } from "../../support/template";
import { refusals, synthParts } from "./support";

const LICENCE = { project: "example-project", secret: "app-licence", version: 3 };
const PASSWORD = { project: "example-project", secret: "app-password", version: 12 };
const LEAST: GkeSecretProviderClassProps = { name: "app", namespace: "apps", files: { licence: LICENCE } };

function synthClass(props: Partial<GkeSecretProviderClassProps> = {}) {
  const stack = synthParts((scope) => new GkeSecretProviderClass(scope, "secrets", { ...LEAST, ...props }));
  return onlyResource(stack, "kubernetes_manifest");
}

function nameOf(files: GkeSecretProviderClassProps["files"]): unknown {
  return valueAt(synthClass({ files }), "manifest.metadata.name");
}

/** The names of all classes, by the address that each has. */
function classNames(props: Partial<GkeSecretProviderClassProps>): Readonly<Record<string, unknown>> {
  const stack = synthParts((scope) => new GkeSecretProviderClass(scope, "secrets", { ...LEAST, ...props }));
  const blocks = Object.entries(resources(stack, "kubernetes_manifest"));
  return Object.fromEntries(blocks.map(([name, block]) => [name, valueAt(block, "manifest.metadata.name")]));
}

function classRefusals(props: Partial<GkeSecretProviderClassProps>) {
  const refused = refusals((scope) => new GkeSecretProviderClass(scope, "secrets", { ...LEAST, ...props }));
  return refused.map((line) => line.replace("test/secrets: ", ""));
}

describe("a SecretProviderClass", () => {
  it("names each secret's pinned version and its file, as the add-on reads them", () => {
    const manifest = synthClass({ files: { password: PASSWORD, licence: LICENCE } })["manifest"];
    expect(manifest).toMatchObject({
      apiVersion: "secrets-store.csi.x-k8s.io/v1",
      kind: "SecretProviderClass",
      metadata: { namespace: "apps" },
      spec: { provider: "gke" },
    });
    const secrets = valueAt(manifest, "spec.parameters.secrets");
    expect(parse(`${secrets}`)).toEqual([
      { resourceName: "projects/example-project/secrets/app-licence/versions/3", path: "licence" },
      { resourceName: "projects/example-project/secrets/app-password/versions/12", path: "password" },
    ]);
  });

  it("gets another name with another version, file or secret, and no other reason", () => {
    const name = nameOf({ licence: LICENCE, password: PASSWORD });
    expect(name).toMatch(/^app-[0-9a-f]{10}$/);
    expect(nameOf({ password: PASSWORD, licence: LICENCE })).toBe(name);
    const others = [
      nameOf({ licence: { ...LICENCE, version: 4 }, password: PASSWORD }),
      nameOf({ licence: { ...LICENCE, secret: "other" }, password: PASSWORD }),
      nameOf({ licence: { ...LICENCE, project: "other-project" }, password: PASSWORD }),
      nameOf({ other: LICENCE, password: PASSWORD }),
      nameOf({ licence: LICENCE }),
    ];
    expect(new Set([name, ...others]).size).toBe(6);
    expect(valueAt(synthClass({ labels: { team: "x" } }), "manifest.metadata.name")).toBe(
      nameOf({ licence: LICENCE }),
    );
  });

  it("is replaced by creating first, so that running pods keep theirs", () => {
    expect(synthClass()["lifecycle"]).toEqual({ create_before_destroy: true });
  });

  it("keeps the previous one where it is, under its name and its address", () => {
    const before = classNames({ files: { licence: LICENCE } });
    const after = classNames({
      files: { licence: { ...LICENCE, version: 4 } },
      previousFiles: { licence: LICENCE },
    });
    expect(Object.keys(after)).toHaveLength(2);
    expect(after).toMatchObject(before);
    const back = classNames({
      files: { licence: LICENCE },
      previousFiles: { licence: { ...LICENCE, version: 4 } },
    });
    expect(back).toEqual(after);
  });

  it("has an address that names versions only, which environments share whatever their secrets are called", () => {
    const other = { ...LICENCE, project: "other-project", secret: "other" };
    expect(Object.keys(classNames({ files: { licence: other } }))).toEqual(
      Object.keys(classNames({ files: { licence: LICENCE } })),
    );
  });

  it("comes after what it depends on, and hands out its name and manifest", () => {
    const stack = synthParts((scope) => {
      const before = new ConfigMapV1(scope, "before", { metadata: { name: "before" } });
      const secrets = new GkeSecretProviderClass(scope, "secrets", { ...LEAST, dependsOn: [before] });
      secrets.manifest.addOverride("manifest.metadata.annotations.name", secrets.name);
    });
    const manifest = onlyResource(stack, "kubernetes_manifest");
    expect(manifest["depends_on"]).toEqual(["kubernetes_config_map_v1.before"]);
    expect(valueAt(manifest, "manifest.metadata.annotations.name")).toBe(
      valueAt(manifest, "manifest.metadata.name"),
    );
  });
});

describe("a SecretProviderClass' rules", () => {
  it("refuse no files", () => {
    expect(classRefusals({ files: {} })).toEqual(["files must not be empty. Name a file and its secret."]);
  });

  it("refuse a previous class that is no other, and check it as the present one", () => {
    expect(classRefusals({ previousFiles: { licence: { ...LICENCE, secret: "other" } } })).toEqual([
      "previousFiles must hold other versions than files. Leave it out where nothing was before.",
    ]);
    expect(classRefusals({ previousFiles: { licence: { ...LICENCE, version: 0 } } })).toEqual([
      expect.stringContaining("previousFiles.licence.version must be a whole number of at least 1, got 0"),
    ]);
  });

  it("refuse a reference: its text differs from run to run, so the hash would too", () => {
    const secret = Fn.join("-", ["app", "licence"]);
    expect(classRefusals({ files: { licence: { ...LICENCE, secret } } })).toEqual([
      "files.licence.secret must be a plain value: what it refers to cannot be hashed into the name. " +
        "Write the value, and name the resource in dependsOn.",
    ]);
  });

  it.each([
    ["version", { version: 0 }, "must be a whole number of at least 1, got 0"],
    ["version", { version: 1.5 }, "must be a whole number of at least 1, got 1.5"],
    [
      "secret",
      { secret: "projects/p/secrets/s" },
      'must be a secret\'s short name, got "projects/p/secrets/s"',
    ],
    ["project", { project: "projects/x" }, 'must be a project id or number, got "projects/x"'],
  ])("refuse a bad %s (%j)", (option, change, rule) => {
    const refused = classRefusals({ files: { licence: { ...LICENCE, ...change } } });
    expect(refused.map((line) => line.split(". ")[0])).toEqual([`files.licence.${option} ${rule}`]);
  });

  it.each(["a/b", "..", ".hidden", ""])("refuse the file name %j", (file) => {
    expect(classRefusals({ files: { [file]: LICENCE } })).toEqual([
      `files must have plain file names, got "${file}". Use letters, digits, dots, dashes and underscores.`,
    ]);
  });

  it("refuse a name that leaves no room for the hash", () => {
    expect(classRefusals({ name: "a".repeat(52) })).toEqual([]);
    expect(classRefusals({ name: "a".repeat(53) })).toHaveLength(1);
  });
});
