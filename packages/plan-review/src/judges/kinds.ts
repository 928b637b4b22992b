import type { Kind } from "../attributes/facts";
import type { RuleId } from "../rules";

interface KindText {
  readonly rule: RuleId;
  /** What follows from the worse value, where the attribute's own row does not say. */
  readonly consequence: string;
  readonly advice: string;
}

/** The words of each kind. */
export const KIND_TEXTS: Readonly<Record<Kind, KindText>> = {
  protection: {
    rule: "protection-removed",
    consequence: "One step less stands between a mistake and the loss of it.",
    advice: "Keep the protection, or say in the merge request why it goes and when it comes back.",
  },
  backup: {
    rule: "backup-weakened",
    consequence: "What is lost from then on may not be restored.",
    advice: "Keep it, or make a backup by hand first and say how data is restored without it.",
  },
  retention: {
    rule: "retention-reduced",
    consequence: "What is older is deleted and cannot be brought back.",
    advice: "Keep the longer time, or make sure that nobody needs what is older.",
  },
  replication: {
    rule: "replication-weakened",
    consequence: "Copies that exist fall behind.",
    advice: "Keep it, or make sure that there is another copy before this is applied.",
  },
  exposure: {
    rule: "exposure-widened",
    consequence: "More can reach it than before.",
    advice: "Keep it closed, or name who needs to reach it and what protects it now.",
  },
  addresses: {
    rule: "network-opened",
    consequence: "More addresses can reach it than before.",
    advice: "Name only the addresses that need it.",
  },
  policy: {
    rule: "permissions-widened",
    consequence: "More is allowed than before.",
    advice: "Allow only the actions and resources that are needed.",
  },
  access: {
    rule: "privileges-raised",
    consequence: "Whoever takes it over can do more harm.",
    advice: "Keep it restricted, or say what needs the privilege.",
  },
  encryption: {
    rule: "encryption-weakened",
    consequence: "Whoever gets at the storage reads more than before.",
    advice: "Keep the encryption; if it must change, move the data to a newly encrypted copy.",
  },
  key: {
    rule: "key-changed",
    consequence: "What is encrypted with the key before still needs it.",
    advice: "Keep the key before enabled until nothing needs it any more.",
  },
  tls: {
    rule: "tls-weakened",
    consequence: "Connections can be read or altered on their way more easily.",
    advice: "Keep the stronger setting; update the clients that cannot use it.",
  },
  capacity: {
    rule: "capacity-reduced",
    consequence: "It may not carry the load.",
    advice: "Compare with the highest use of the last weeks before this is applied.",
  },
  availability: {
    rule: "availability-reduced",
    consequence: "A failure or a renewal is felt more.",
    advice: "Keep it, or apply when an interruption does no harm.",
  },
  probe: {
    rule: "probe-weakened",
    consequence: "Failures are noticed later or not at all.",
    advice: "Keep the probe, or put another one in its place.",
  },
  alert: {
    rule: "alert-weakened",
    consequence: "Problems are told later, to fewer people, or to nobody.",
    advice: "Keep the alert, or name what tells people instead.",
  },
  routing: {
    rule: "routing-changed",
    consequence: "Requests arrive somewhere else, or nowhere.",
    advice:
      "Make sure that the new target answers before this is applied; keep the old one until caches have run out.",
  },
  identity: {
    rule: "identity-changed",
    consequence: "It may lack permissions that it had.",
    advice: "Make sure that the new identity has what it needs, and no more, before this is applied.",
  },
  version: {
    rule: "version-changed",
    consequence: "It may behave differently and usually cannot be taken back.",
    advice: "Read the release notes, try it in another environment and make a backup first.",
  },
  audit: {
    rule: "audit-reduced",
    consequence: "Who did what cannot be found out afterwards.",
    advice: "Keep the records, or name where they are kept now.",
  },
};
