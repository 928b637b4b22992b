import type { WriteOnlySecretVersion } from "../../constructs/secrets/write-only-version";

/**
 * Stops an apply in which a value became another version of its secret than its generation says: pods pin the
 * generation as the version's number.
 */
export function expectVersion({ resource }: WriteOnlySecretVersion, generation: number): void {
  resource.lifecycle = {
    ...resource.lifecycle,
    postcondition: [
      {
        condition: `\${self.version == "${generation}"}`,
        errorMessage: `Generation ${generation} became another version of its secret. Use the number after the secret's newest version as the next generation (docs/secrets.md).`,
      },
    ],
  };
}
