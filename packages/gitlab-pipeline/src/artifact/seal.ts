import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { ProblemError } from "@infra-tools/runtime/problem";

/** First bytes of a sealed file: what it is and in which version. */
const MAGIC = Buffer.from("infra-sealed-1\n", "ascii");
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The passphrase guards files that project members can download, so it must not be guessable. */
const SHORTEST_PASSPHRASE = 32;

/**
 * Encrypts an artifact. Plan files hold every value in clear, and GitLab lets project members download artifacts.
 * `purpose` (environment and commit) is bound in: a file opens only for the purpose it was made for, so one
 * environment's plan cannot be put in the place of another's.
 */
export function seal(content: Buffer, passphrase: string, purpose: string): Buffer {
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, deriveKey(passphrase, salt), nonce);
  cipher.setAAD(Buffer.from(purpose, "utf8"));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([MAGIC, salt, nonce, cipher.getAuthTag(), sealed]);
}

/**
 * Opens what `seal` made.
 * @throws ProblemError when it is no sealed file, was changed, or belongs to another passphrase or purpose
 */
export function unseal(file: Buffer, passphrase: string, purpose: string): Buffer {
  const head = MAGIC.length + SALT_BYTES + NONCE_BYTES + TAG_BYTES;
  if (file.length < head || !file.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw problem("the file is not a sealed artifact", "take the artifact of the plan job as it is");
  }
  const salt = file.subarray(MAGIC.length, MAGIC.length + SALT_BYTES);
  const nonce = file.subarray(MAGIC.length + SALT_BYTES, head - TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, deriveKey(passphrase, salt), nonce);
  decipher.setAAD(Buffer.from(purpose, "utf8"));
  decipher.setAuthTag(file.subarray(head - TAG_BYTES, head));
  try {
    return Buffer.concat([decipher.update(file.subarray(head)), decipher.final()]);
  } catch {
    throw problem(
      "the artifact was changed, or was made with another key, for another environment or for another commit",
      "run the plan job again and deploy its artifact",
    );
  }
}

function deriveKey(passphrase: string, salt: Buffer): Buffer {
  if (passphrase.length < SHORTEST_PASSPHRASE) {
    throw new ProblemError({
      where: "INFRA_ARTIFACT_KEY",
      rule: `must be a secret text of at least ${SHORTEST_PASSPHRASE} characters`,
      fix: "set it as a masked, protected variable of the project, for instance to the output of openssl rand -hex 32",
    });
  }
  return scryptSync(passphrase, salt, KEY_BYTES);
}

function problem(rule: string, fix: string): ProblemError {
  return new ProblemError({ where: "artifact", rule, fix });
}
