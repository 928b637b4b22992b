import { encodings } from "../scrub/encodings";
import { type DetectedSecret, detectSecrets } from "./detect";

const HIDDEN = "(secret)";

/** Parts of a shorter secret's encodings may be parts of any word. */
const MIN_ENCODED = 8;

/**
 * The text without the secrets that its shapes and names show, however they are encoded in it, as in an error that quotes a
 * request or a setting.
 *
 * @param others secrets that something else showed, such as the data that the text is about
 */
export function hideSecrets(text: string, others: readonly DetectedSecret[] = []): string {
  const secrets = new Set([...detectSecrets(text), ...others].map((secret) => secret.text));
  const forms = [...secrets].flatMap((secret) =>
    secret.length < MIN_ENCODED
      ? [secret]
      : [...encodings(secret)].filter(({ length }) => length >= MIN_ENCODED),
  );
  // A secret may be a part of a longer one.
  forms.sort((a, b) => b.length - a.length);
  return forms.reduce((hidden, form) => hidden.replaceAll(form, HIDDEN), text);
}
