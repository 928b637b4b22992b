/** Kinds of objects in turn, as a cloud's state holds them. */
const KINDS = ["bucket", "address", "policy", "database", "account", "deployment"] as const;

/**
 * A state of many objects as `terraform show -json` prints it: every object has names of its environment and generated
 * values; every twentieth differs in something else, every hundredth exists in one environment only.
 */
export function largeState(environment: string, objects: number): string {
  const isProduction = environment === "production";
  const resources = Array.from({ length: objects }, (_, index) => index)
    .filter((index) => index % 100 !== (isProduction ? 0 : 50))
    .map((index) => {
      const kind = KINDS[index % KINDS.length] ?? "bucket";
      const name = `${kind}-${index}`;
      const id = `projects/company-${environment}/${kind}s/${environment}-${name}`;
      return {
        address: `example_${kind}.r${index}`,
        mode: "managed",
        type: `example_${kind}`,
        name: `r${index}`,
        provider_name: "registry.terraform.io/hashicorp/example",
        schema_version: 0,
        values: {
          id,
          name: `${environment}-${name}`,
          project: `company-${environment}`,
          self_link: `https://example.com/v1/${id}`,
          etag: (index * 2_654_435_761 + (isProduction ? 7 : 0)).toString(16).padStart(12, "0"),
          labels: { env: environment, team: `team-${index % 17}` },
          settings: [{ size: index % 20 === 0 && isProduction ? 10 : 5, zones: ["a", "b"], enabled: true }],
          policy: JSON.stringify({
            Statement: [
              { Effect: "Allow", Principal: `sa-${index}@company-${environment}.iam`, Action: ["get"] },
            ],
          }),
        },
        sensitive_values: {},
      };
    });
  return JSON.stringify({
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: { root_module: { resources } },
  });
}
