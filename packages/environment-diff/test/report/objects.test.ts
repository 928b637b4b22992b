import { renderHtml } from "@infra-tools/report/render/html";
import { diffReport } from "../../src/report/report";
import { diffUnder, type Toy, toySubject } from "../support/toy";

const LONG = "a text that is longer than a table would print, ".repeat(12);

const TOY: Toy = ({ name, size, high }) => ({
  label: { text: `disk-${String(name)}` },
  disk: { size, note: `${LONG}${String(size)}` },
  ...(high === true ? { standby: { zone: "b", ports: [1, 2] } } : {}),
});

async function page(objects: boolean): Promise<string> {
  const a = { name: "pre", size: 2, high: false };
  const diff = await diffUnder(toySubject(TOY), a, { name: "ops", size: 4, high: true });
  const names = { a: "pre", b: "ops" };
  return renderHtml(diffReport({ ...diff, names }, { title: "t", objects })).replace(
    /<(style|script)>[\s\S]*?<\/\1>/g,
    "",
  );
}

describe("objects side by side", () => {
  it("have their values in two columns, whole, and beside them the cause", async () => {
    const html = await page(true);
    const row = (attribute: string, a: string, b: string, cause: string) =>
      `<tr><td><code>${attribute}</code></td><td data-title="pre">${a}</td><td data-title="ops">${b}</td><td data-title="Cause">${cause}</td></tr>`;
    expect(html).toContain(row("size", "<code>2</code>", "<code>4</code>", "size"));
    const note = (size: number) =>
      `<code>&quot;${LONG}</code><code><mark>${size}</mark></code><code>&quot;</code>`;
    expect(html).toContain(row("note", note(2), note(4), "size"));
  });

  it("are listed with their attributes where one side has them", async () => {
    const html = await page(true);
    expect(html).toContain('<code>toy.standby</code><span class="tone-muted"> · only in ops</span>');
    expect(html).toContain(
      '<td><code>ports</code></td><td data-title="pre"></td><td data-title="ops"><code>[1,2]</code></td>',
    );
  });

  it("come last where only names differ", async () => {
    const html = await page(true);
    const [, objects = ""] = html.split("Object by object</h2>");
    expect(objects.indexOf("toy.disk")).toBeLessThan(objects.indexOf("toy.label"));
    expect(objects).toContain("1 difference, only names");
  });

  it("are left out of what is printed", async () => {
    expect(await page(false)).not.toContain("Object by object");
  });
});
