import { compare } from "../../src/compare/compare";
import { formatPath } from "../../src/path";

function differences(before: string, after: string): readonly string[] {
  const { deltas, hidden } = compare({ doc: before }, { doc: after });
  return [...deltas, ...hidden.items].map((delta) => `${delta.kind} ${formatPath(delta.path)}`);
}

const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

describe("documents in strings", () => {
  test("in JSON are compared as data", () => {
    const before = JSON.stringify({ a: 1, env: [{ name: "X", value: "1" }, { name: "Y" }] });
    const after = JSON.stringify({ a: 1, env: [{ name: "Y" }, { name: "X", value: "2" }] }, null, 2);
    expect(differences(before, after)).toEqual(["changed doc.env[name=X].value", "reordered doc.env"]);
    const [delta] = compare({ doc: before }, { doc: after }).deltas;
    expect(delta?.embedded).toEqual({ format: "json", depth: 1 });
  });

  test("in JSON that differ in white space or order of keys are noise", () => {
    expect(differences('{"a":1,"b":[1,2]}', '{ "b": [1, 2],\n "a": 1 }')).toEqual(["formatting doc"]);
  });

  test("in YAML are compared as data, several of them too", () => {
    expect(differences("a: 1\nb:\n  - x\n", "# why\nb: [x]\na: 2\n")).toEqual(["changed doc.a"]);
    expect(differences("a: 1\nb: 2\n", "b: 2 # comment\na: 1\n")).toEqual(["formatting doc"]);
    const manifest = (kind: string, size: number) =>
      `kind: ${kind}\nmetadata: { name: web }\nsize: ${size}\n`;
    const before = `${manifest("Service", 1)}---\n${manifest("Deployment", 1)}`;
    const after = `${manifest("Service", 2)}---\n${manifest("Deployment", 1)}`;
    expect(differences(before, after)).toEqual(["changed doc[kind=Service,metadata.name=web].size"]);
  });

  test("that do not parse, or are of another kind, are compared as text", () => {
    expect(differences('{"a":1', '{"a":2')).toEqual(["changed doc"]);
    expect(differences('{"a":1}', "[1]")).toEqual(["changed doc"]);
    expect(differences("a: 1\nb: 'x\n", "a: 1\nb: 'y\n")).toEqual(["changed doc"]);
  });

  test("with numbers too long to hold are compared as text, so that no change gets lost", () => {
    expect(differences('{"id":12345678901234567890}', '{"id":12345678901234567891}')).toEqual([
      "changed doc",
    ]);
  });

  test("whose comments a program obeys are compared as text when these differ", () => {
    expect(differences("#!/bin/sh\nmode: a\n", "#!/opt/run\nmode: a\n")).toEqual(["changed doc"]);
    expect(differences("#cloud-config\na: 1\n", "a: 1\n")).toEqual(["changed doc"]);
    expect(differences("#include /etc/a\na: 1\n", "#include /etc/b\na: 1\n")).toEqual(["changed doc"]);
    expect(differences("## template: jinja\na: 1\n", "a: 1\n")).toEqual(["changed doc"]);
    expect(differences("# why\na: 1\n", "# because\na: 1\n")).toEqual(["formatting doc"]);
  });

  test("in YAML keep the spelling of a number that says more than its value", () => {
    expect(differences("a: 1\nmode: 0644\n", "a: 1\nmode: 644\n")).toEqual(["changed doc.mode"]);
    expect(differences("a: 1\ntag: 3.10\n", "a: 1\ntag: 3.1\n")).toEqual(["changed doc.tag"]);
    expect(differences("a: 1\ntag: 3.10\n", 'a: 1\ntag: "3.10"\n')).toEqual(["changed doc"]);
    expect(differences("a: 1\non: yes\n", 'a: 1\non: "yes"\n')).toEqual(["changed doc"]);
    expect(differences("a: 1\nb: 2.5\n", "b: 2.5\na: 1\n")).toEqual(["formatting doc"]);
  });

  test("with tags of another program, or a key that occurs twice, are compared as text", () => {
    expect(differences("a: 1\nb: !Ref x\n", "a: 1\nb: !GetAtt x\n")).toEqual(["changed doc"]);
    expect(differences('{"Effect":"Deny"}', '{"Effect":"Allow","Effect":"Deny"}')).toEqual(["changed doc"]);
  });

  test("nested beyond reason do not exhaust the stack", () => {
    const deep = (n: string) => `${"[".repeat(50_000)}${n}${"]".repeat(50_000)}`;
    expect(differences(deep("1"), deep("2"))).toEqual(["changed doc"]);
  });

  test("are left alone on request", () => {
    expect(compare({ d: '{"a":1}' }, { d: '{ "a": 1 }' }, { documents: false }).deltas).toHaveLength(1);
  });

  test("that are plain texts of several lines say so", () => {
    expect(compare({ t: "#!/bin/sh\necho a" }, { t: "#!/bin/sh\necho b" }).deltas[0]?.multiline).toBe(true);
    expect(compare({ t: "one" }, { t: "two" }).deltas[0]?.multiline).toBeUndefined();
  });
});

describe("AWS policies", () => {
  const read = { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" };
  const write = { Sid: "Write", Effect: "Allow", Action: "s3:PutObject", Resource: ["arn:aws:s3:::b/*"] };

  test("that differ in order, in scalar or list, or in formatting are the same", () => {
    const before = policy(read, write);
    const after = policy(
      { ...write, Action: ["s3:PutObject"], Resource: "arn:aws:s3:::b/*" },
      { ...read, Action: ["s3:ListBucket", "s3:GetObject"], Resource: ["*"] },
    );
    expect(compare({ doc: before }, { doc: after }).deltas).toEqual([]);
    expect(differences(policy(write), policy({ ...write, Action: ["s3:PutObject"] }))).toEqual([
      "formatting doc",
    ]);
  });

  test("with one statement that is not in a list are the same", () => {
    expect(differences(policy(read), JSON.stringify({ Version: "2012-10-17", Statement: read }))).toEqual([
      "formatting doc",
    ]);
  });

  test("name the statement that changed", () => {
    const after = policy(write, { ...read, Action: ["s3:GetObject", "s3:*"] });
    expect(
      compare({ doc: policy(read, write) }, { doc: after }).deltas.map((d) => formatPath(d.path)),
    ).toEqual(["doc.Statement[Sid=Read].Action[1]", "doc.Statement[Sid=Read].Action[1]"]);
  });

  test("see a principal of everybody in both forms, and conditions with and without quotes", () => {
    const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
    const condition = (value: unknown) => ({
      ...open,
      Condition: { Bool: { "aws:SecureTransport": value } },
    });
    expect(differences(policy(open), policy({ ...open, Principal: { AWS: ["*"] } }))).toEqual([
      "formatting doc",
    ]);
    expect(differences(policy(condition("false")), policy(condition([false])))).toEqual(["formatting doc"]);
    expect(compare({ doc: policy(condition("true")) }, { doc: policy(open) }).deltas[0]?.kind).toBe(
      "removed",
    );
  });
});

describe("a document that is too large to read", () => {
  const large = (lines: number, value: string) =>
    Array.from({ length: lines }, (_, index) => `key-${index}: ${value}\n`).join("");

  test("is compared as text, and that is said", () => {
    const [delta] = compare({ doc: large(30_000, "a") }, { doc: large(30_000, "b") }).deltas;
    expect([delta?.kind, delta?.asText, delta?.multiline]).toEqual(["changed", true, true]);
    const [small] = compare({ doc: large(2, "a") }, { doc: large(2, "b") }).deltas;
    expect(small?.asText).toBeUndefined();
  });

  test("may also be one of many that are too large together", () => {
    const all = (value: string) =>
      Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [`f${index}`, large(500, value.repeat(200))]),
      );
    const asText = compare(all("a"), all("b")).deltas.filter((delta) => delta.asText === true);
    expect(asText.length).toBeGreaterThan(0);
    expect(asText.length).toBeLessThan(12);
  });

  test("in YAML with a key that occurs twice is a text", () => {
    expect(differences("a: 1\nb: 2\na: 3\n", "a: 1\nb: 2\na: 4\n")).toEqual(["changed doc"]);
  });
});
