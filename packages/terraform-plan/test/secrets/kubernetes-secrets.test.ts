import { detectSecrets } from "../../src/secrets/detect";

const texts = (value: Parameters<typeof detectSecrets>[0]) => detectSecrets(value).map(({ text }) => text);

describe("values of a Kubernetes Secret", () => {
  it.each<readonly [string, Parameters<typeof detectSecrets>[0], readonly string[]]>([
    [
      "in kubernetes_manifest",
      { manifest: { apiVersion: "v1", kind: "Secret", stringData: { user: "app", word: "sesame" } } },
      ["app", "sesame"],
    ],
    [
      "in a YAML text, also in a list's item",
      {
        yaml_body:
          "kind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    stringData:\n      user: sesame\n    type: Opaque\n",
      },
      ["sesame"],
    ],
    [
      "in the second document of a text",
      { content: 'kind: ConfigMap\ndata:\n  level: debug\n---\nkind: Secret\ndata:\n  user: "c2VzYW1l"\n' },
      ["c2VzYW1l"],
    ],
    ["in JSON", { body: JSON.stringify({ kind: "Secret", data: { user: "c2VzYW1l" } }) }, ["c2VzYW1l"]],
  ])("are found %s", (_, value, secrets) => {
    expect(texts(value)).toEqual(secrets);
  });

  it.each<readonly [string, Parameters<typeof detectSecrets>[0]]>([
    ["a ConfigMap", { manifest: { kind: "ConfigMap", data: { user: "app" } } }],
    ["a ConfigMap in a text", { content: "kind: ConfigMap\ndata:\n  user: sesame\n" }],
    ["a template", { content: "kind: Secret\nstringData:\n  user: {{ .Values.user | quote }}\n" }],
    ["what points to a Secret", { content: "kind: ExternalSecret\ndata:\n  - secretKey: user\n" }],
    ["the Secret's own name", { content: "kind: Secret\nmetadata:\n  name: database\n" }],
  ])("are not %s", (_, value) => {
    expect(texts(value)).toEqual([]);
  });
});

it("a value of several lines belongs to its name", () => {
  expect(texts({ values: "auth:\n  password: |\n    two\n    words\nname: x\n" })).toEqual(["two\nwords"]);
});
