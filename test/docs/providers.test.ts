import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

interface Package {
  readonly version: string;
  readonly cdktf?: { readonly provider: { readonly name: string; readonly version: string } };
}

const PROVIDERS = ["aws", "cloudflare", "google", "kubernetes", "random"];

function packageOf(provider: string): Package {
  return JSON.parse(
    readFileSync(join(ROOT, "node_modules", "@cdktf", `provider-${provider}`, "package.json"), "utf8"),
  );
}

test.each(PROVIDERS)("docs/providers.md names the versions of %s that are installed", (provider) => {
  const { version, cdktf } = packageOf(provider);
  const row = `| @cdktf/provider-${provider} ${version} | `;
  const line = readFileSync(join(ROOT, "docs", "providers.md"), "utf8")
    .split("\n")
    .find((each) => each.startsWith(row));
  expect(line).toContain(` ${cdktf?.provider.version} |`);
});
