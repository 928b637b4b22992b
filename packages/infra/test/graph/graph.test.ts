import type { Json } from "@infra-tools/terraform-plan/value";
import * as fc from "fast-check";
import { hostileText } from "../../../report/test/escape/hostile";
import { dotFile, stackPicture, svgFile } from "../../src/graph/graph";

function stack(resource: Json, data: Json = {}): Json {
  return { resource, data };
}

const blockAt = (path: string, block: { readonly [key: string]: Json } = {}): Json => ({
  "//": { metadata: { path: `ops/${path}` } },
  ...block,
});

const small = stack(
  {
    aws_s3_bucket: { b: blockAt("storage/packages/bucket") },
    random_password: { p: blockAt("database/password") },
    google_sql_database_instance: { i: blockAt("database/mysql/instance", { x: "${random_password.p.id}" }) },
    kubernetes_service_v1: { s: blockAt("web/service", { x: "${google_sql_database_instance.i.id}" }) },
    kubernetes_deployment_v1: {
      d: blockAt("web/deployment", {
        x: "${google_sql_database_instance.i.id}",
        depends_on: ["kubernetes_service_v1.s"],
      }),
    },
  },
  { google_project: { p: blockAt("platform/project") } },
);

describe("the picture by parts", () => {
  const { boxes, arrows } = stackPicture(small, "parts");

  it("has a box for each part in each cloud, with what the part consists of", () => {
    expect(boxes.map(({ id, aside, words, readOnly }) => [id, aside, words.join(), readOnly])).toEqual([
      ["google/platform", "1", "project", true],
      ["aws/storage", "1", "packages", false],
      ["google/database", "2", "mysql,password", false],
      ["kubernetes/web", "2", "deployment,service", false],
    ]);
  });

  it("draws what belongs to no cloud where its part is, without an arrow inside the box", () => {
    expect(arrows).toEqual([{ from: "kubernetes/web", to: "google/database" }]);
  });
});

describe("the picture by resources", () => {
  const { boxes, arrows } = stackPicture(small, "resources");

  it("has a box for each resource, with its type", () => {
    expect(boxes.map(({ id, part, title, words }) => [id, part, title, ...words])).toEqual([
      ["data.google_project.p", "platform", "project", "project"],
      ["aws_s3_bucket.b", "storage", "packages/bucket", "s3 bucket"],
      ["random_password.p", "database", "password", "password"],
      ["google_sql_database_instance.i", "database", "mysql/instance", "sql database instance"],
      ["kubernetes_service_v1.s", "web", "service", "service v1"],
      ["kubernetes_deployment_v1.d", "web", "deployment", "deployment v1"],
    ]);
  });

  it("leaves out the arrow that two others imply", () => {
    expect(arrows).toEqual([
      { from: "google_sql_database_instance.i", to: "random_password.p" },
      { from: "kubernetes_service_v1.s", to: "google_sql_database_instance.i" },
      { from: "kubernetes_deployment_v1.d", to: "kubernetes_service_v1.s" },
    ]);
  });
});

describe("the file", () => {
  it("is the same each time", async () => {
    const picture = stackPicture(small, "resources");
    expect(await svgFile(picture, "t")).toBe(await svgFile(picture, "t"));
  });

  it("has a name for who cannot see it, and colours for light and dark", async () => {
    const svg = await svgFile(stackPicture(small, "parts"), "packagecloud, ops");
    expect(svg).toContain('role="img" aria-label="packagecloud, ops"');
    expect(svg).toContain("<title>packagecloud, ops</title>");
    expect(svg).toContain("@media (prefers-color-scheme:dark)");
  });

  it("marks what is only read", async () => {
    const svg = await svgFile(stackPicture(small, "parts"), "t");
    expect(svg.match(/class="node read"/g)).toHaveLength(1);
    expect(svg.match(/class="node made"/g)).toHaveLength(3);
  });

  it("is drawn for a stack with nothing in it", async () => {
    expect(await svgFile(stackPicture({}, "parts"), "empty")).toContain("</svg>");
  });

  it("shows any name as text and nothing else", async () => {
    const allowed = ["svg", "title", "style", "rect", "g", "path", "polygon", "text"];
    await fc.assert(
      fc.asyncProperty(hostileText, async (name) => {
        const hostile = stack({
          google_x: { a: blockAt(`${name}/x`, { y: "${google_x.b.id}" }), b: blockAt(`b/${name}/${name}`) },
        });
        for (const detail of ["parts", "resources"] as const) {
          const picture = stackPicture(hostile, detail);
          const svg = await svgFile(picture, name);
          const elements = [...svg.matchAll(/<\/?([^\s/>]*)/g)].map(([, element]) => element ?? "");
          expect(elements.filter((element) => !allowed.includes(element))).toEqual([]);
          // Inside an attribute's value the words are only text.
          expect(svg.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/);
          expect(await dotFile(picture, name)).toMatch(/^digraph \{/);
        }
      }),
      { numRuns: 8 },
    );
  });

  it("shows entities and back-slashes of a name as they are", async () => {
    const picture = stackPicture(stack({ google_x: { a: blockAt("a&lt;b/c\\nd&amp;e") } }), "parts");
    const svg = await svgFile(picture, "one & two\\lines &gt;");
    expect(svg).toContain(">a&amp;lt;b<");
    expect(svg).toContain(">c\\nd&amp;amp;e<");
    expect(svg).toContain(">one &amp; two\\lines &amp;gt;. An arrow");
  });
});

it("gives the graph in Graphviz' own language too", async () => {
  const dot = await dotFile(stackPicture(small, "parts"), "t");
  expect(dot).toContain("subgraph cluster_google");
  expect(dot).toContain("n3 -> n2");
});
