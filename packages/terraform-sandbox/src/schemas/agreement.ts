import type { Problem } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";
import { lackingIn, lackingInBlock } from "./lacking";
import type { ProviderSchemas } from "./model";
import { providerBlocks, requiredProviders, usedBlocks } from "./used";

/** The generated bindings of a provider, as installed. */
export interface Bindings {
  /** The npm package: `@cdktf/provider-google`. */
  readonly package: string;
  readonly packageVersion: string;
  /** Full address of the provider they were generated from: `registry.terraform.io/hashicorp/google`. */
  readonly provider: string;
  readonly providerVersion: string;
}

export interface RecordedProvider {
  readonly schemas: ProviderSchemas;
  readonly bindings: Bindings;
}

/** Providers by their local names: `google`. */
export type RecordedProviders = Readonly<Record<string, RecordedProvider>>;

const UPDATE = "run ./infra schemas update where Terraform's registry can be reached";

/** Disagreements of the schemas, the npm bindings and a synthesized stack. */
export function disagreements(
  name: string,
  configuration: Json,
  providers: RecordedProviders,
): readonly Problem[] {
  return [
    ...requiredProviders(configuration).flatMap((required) =>
      versionProblems(name, required, providers[required.name]),
    ),
    ...lacking(configuration, providers).map((path) => ({
      where: `${name} ${path}`,
      rule: "is in no schema of the sandbox, so that it cannot be planned there",
      fix: `fix a wrong name, or ${UPDATE}`,
    })),
  ];
}

function versionProblems(
  stack: string,
  { name, address, version }: { readonly name: string; readonly address: string; readonly version: string },
  provider: RecordedProvider | undefined,
): readonly Problem[] {
  const where = `${stack} required_providers.${name}`;
  if (provider === undefined) {
    const rule = "the sandbox does not simulate this provider";
    return [
      {
        where,
        value: `${address} ${version}`,
        rule,
        fix: "add it to PROVIDERS in packages/terraform-sandbox/src/schemas/load.ts",
      },
    ];
  }
  const { schemas, bindings } = provider;
  const wanted = `${address} ${version}`;
  const problems: Problem[] = [];
  if (`${schemas.provider} ${schemas.version}` !== wanted) {
    const rule = `must be the version of the sandbox's schemas, ${schemas.provider} ${schemas.version}`;
    problems.push({ where, value: wanted, rule, fix: UPDATE });
  }
  if (`${bindings.provider} ${bindings.providerVersion}` !== wanted) {
    const rule = `must be what ${bindings.package} ${bindings.packageVersion} was generated from, ${bindings.provider} ${bindings.providerVersion}`;
    problems.push({ where, value: wanted, rule, fix: "pin no other version than the bindings do" });
  }
  return problems;
}

function lacking(configuration: Json, providers: RecordedProviders): readonly string[] {
  const inBlocks = usedBlocks(configuration).flatMap((used) => {
    const provider = providers[used.provider];
    return provider === undefined ? [used.address] : lackingIn(provider.schemas, used);
  });
  const inProviders = Object.entries(providerBlocks(configuration)).flatMap(([name, blocks]) =>
    blocks.flatMap((block, index) => {
      const schema = providers[name]?.schemas.provider_schema.block;
      // A provider without schemas is reported by its required_providers entry; alias is Terraform's own argument.
      return schema === undefined
        ? []
        : lackingInBlock(schema, block, `provider.${name}[${index}]`).filter(
            (path) => !path.endsWith("].alias"),
          );
    }),
  );
  return [...inBlocks, ...inProviders];
}
