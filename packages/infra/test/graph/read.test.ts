import { readResources } from "../../src/graph/read";

const blockAt = (path: string, block: object) => ({ "//": { metadata: { path: `ops/${path}` } }, ...block });

const configuration = JSON.parse(
  JSON.stringify({
    data: { google_project: { p: blockAt("platform/project", {}) } },
    ephemeral: { random_password: { p: blockAt("database/password", {}) } },
    resource: {
      google_sql_user: {
        "user-1": blockAt("database/user", {
          name: "google_sql_database.words in a text are no reference",
          password_wo: "${ephemeral.random_password.p.result}",
          host: '${join("-", [data.google_project.p.number, google_sql_user.user-1.id])}',
          depends_on: ["google_sql_database.words"],
        }),
      },
      google_sql_database: {
        words: blockAt("database/words", {
          nested: [{ deep: { reference: "a ${google_unknown.thing.id} b" } }],
          lifecycle: { replace_triggered_by: ["google_project_iam_member.bare"] },
        }),
      },
      google_project_iam_member: { bare: { role: "r" } },
    },
  }),
);

describe("the resources of a synthesized stack", () => {
  const resources = new Map(readResources(configuration).map((resource) => [resource.address, resource]));

  it("are told apart from data sources and ephemeral ones", () => {
    expect([...resources.values()].map(({ address, mode }) => `${address} ${mode}`)).toEqual([
      "data.google_project.p data",
      "ephemeral.random_password.p ephemeral",
      "google_sql_user.user-1 managed",
      "google_sql_database.words managed",
      "google_project_iam_member.bare managed",
    ]);
  });

  it("need what they refer to in expressions and what they name bare, not what a text mentions", () => {
    expect(resources.get("google_sql_user.user-1")?.needs).toEqual([
      "ephemeral.random_password.p",
      "data.google_project.p",
      "google_sql_database.words",
    ]);
    expect(resources.get("google_sql_database.words")?.needs).toEqual(["google_project_iam_member.bare"]);
  });

  it("have their construct's path below the stack, or none", () => {
    expect(resources.get("google_sql_user.user-1")?.path).toEqual(["database", "user"]);
    expect(resources.get("google_project_iam_member.bare")?.path).toEqual([]);
  });

  it("are none in a configuration without blocks", () => {
    expect(readResources({ terraform: {} })).toEqual([]);
    expect(readResources(["not", "a", "stack"])).toEqual([]);
  });
});

it("does not take the words before an expression for a reference", () => {
  const [, user] = readResources({
    resource: {
      google_sql_database: { words: {} },
      google_sql_user: { u: { name: "google_sql_database.words ${var.x}" } },
    },
  });
  expect(user?.needs).toEqual([]);
});
