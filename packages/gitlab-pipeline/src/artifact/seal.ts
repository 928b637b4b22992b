import { ProblemError } from "@infra-tools/runtime/problem";
import { CompactEncrypt, compactDecrypt, errors } from "jose";

/**
 * Sealed artifacts are JWE files in compact form (RFC 7516), so that operators can open them with a known tool:
 * `jose jwe dec -p -i <file>` asks for INFRA_ARTIFACT_KEY. The key is wrapped by a passphrase (RFC 7518, 4.8).
 */
const KEY_WRAPPING = "PBES2-HS512+A256KW";
const CONTENT_ENCRYPTION = "A256GCM";

/** Iterations of the passphrase's hash. The passphrase is random and long, so that more would add nothing. */
const ITERATIONS = 10_000;

/** The passphrase guards files that project members can download, so it must not be guessable. */
const MIN_PASSPHRASE_LENGTH = 32;

/**
 * Encrypts an artifact. Plan files hold every value in clear, and GitLab lets project members download artifacts.
 * `purpose` (kind, environment and commit) is in the protected header: a file opens only for the purpose it was
 * made for, so one environment's plan cannot be used as another's.
 */
export function seal(content: Buffer, passphrase: string, purpose: string): Promise<string> {
  return new CompactEncrypt(content)
    .setProtectedHeader({ alg: KEY_WRAPPING, enc: CONTENT_ENCRYPTION, kid: purpose })
    .setKeyManagementParameters({ p2c: ITERATIONS })
    .encrypt(keyOf(passphrase));
}

/**
 * Opens a sealed artifact.
 * @throws ProblemError when it is no sealed file, was changed, or belongs to another passphrase or purpose
 */
export async function unseal(file: string, passphrase: string, purpose: string): Promise<Buffer> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(file.trim(), keyOf(passphrase), {
      keyManagementAlgorithms: [KEY_WRAPPING],
      contentEncryptionAlgorithms: [CONTENT_ENCRYPTION],
      maxPBES2Count: ITERATIONS,
    });
    if (protectedHeader.kid !== purpose) throw changed();
    return Buffer.from(plaintext);
  } catch (error) {
    if (error instanceof errors.JWEInvalid || error instanceof errors.JOSEAlgNotAllowed) {
      throw problem("the file is not a sealed artifact", "take the artifact of the plan job as it is");
    }
    if (error instanceof errors.JOSEError) throw changed();
    throw error;
  }
}

function keyOf(passphrase: string): Uint8Array {
  if (passphrase.length < MIN_PASSPHRASE_LENGTH) {
    throw new ProblemError({
      where: "INFRA_ARTIFACT_KEY",
      rule: `must be a secret text of at least ${MIN_PASSPHRASE_LENGTH} characters`,
      fix: "set it as a masked, protected variable of the project, for instance to the output of openssl rand -hex 32",
    });
  }
  return new TextEncoder().encode(passphrase);
}

function changed(): ProblemError {
  return problem(
    "the artifact was changed, or was made with another key, for another environment or for another commit",
    "run the plan job again and deploy its artifact",
  );
}

function problem(rule: string, fix: string): ProblemError {
  return new ProblemError({ where: "artifact", rule, fix });
}
