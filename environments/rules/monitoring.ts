import { problemIf, rule } from "./rule";

const wordsDiffer = rule(["monitoring"], ({ monitoring }) =>
  Object.entries(monitoring.channels).flatMap(([word, channel]) =>
    problemIf(word in monitoring.emails, {
      where: `monitoring.channels.${word}`,
      value: channel,
      rule: "must not name a channel by the word of an e-mail address",
      fix: "choose another word",
    }),
  ),
);

export const monitoringRules = [wordsDiffer];
