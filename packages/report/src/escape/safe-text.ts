import { stripVTControlCharacters } from "node:util";
import { hideSecrets } from "@infra-tools/terraform-plan/secrets/hide-text";
import { makeVisible } from "./visible";

/**
 * A text from elsewhere (Terraform, GitLab, a file's name) for a terminal or a log: without secrets, without sequences that
 * a terminal obeys, and with invisible characters as escapes. Lines stay lines.
 */
export function safeText(text: string): string {
  return hideSecrets(stripVTControlCharacters(text)).split(/\r?\n/).map(makeVisible).join("\n");
}
