import { namesDecide } from "../../attributes/metadata";
import type { ChangeContext } from "../../context";
import { lastingCredential, openVariable, writingKey } from "./credentials";
import { discard } from "./discards";
import { emptyGuard } from "./empty-guard";
import { anyIdentity, defaultAccount, sharedIssuer, unnamed } from "./identities";
import { markedAdmins } from "./marked-admins";
import { mute } from "./mutes";
import type { NamedIssue } from "./named-issue";
import {
  allowedPowers,
  anyToAny,
  bypassForMany,
  exemption,
  managingScopes,
  openRules,
  purging,
  wideSentences,
} from "./powers";
import { publicShare, sharedImage } from "./shares";

type Search = (context: ChangeContext) => readonly NamedIssue[];

/** Searches that hold for types with metadata, too. */
const ALWAYS: readonly Search[] = [defaultAccount, lastingCredential, sharedIssuer];

const BY_NAME: readonly Search[] = [
  publicShare,
  sharedImage,
  purging,
  mute,
  discard,
  writingKey,
  openVariable,
  exemption,
  emptyGuard,
  anyIdentity,
  unnamed,
  anyToAny,
  wideSentences,
  allowedPowers,
  bypassForMany,
  openRules,
  managingScopes,
  markedAdmins,
];

/**
 * New objects that are dangerous whatever else exists, by the words of their types: public shares, shared images, mutes, rules that
 * throw records away, keys that can write.
 */
export function newObjectIssues(context: ChangeContext): readonly NamedIssue[] {
  const searches = namesDecide(context.metadata) ? [...BY_NAME, ...ALWAYS] : ALWAYS;
  return searches.flatMap((search) => search(context));
}
