import { regionOfArn } from "../../vendors/aws";
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

const pagersDiffer = rule(["monitoring"], ({ monitoring }) =>
  Object.entries(monitoring.pagers).flatMap(([word, channel]) =>
    problemIf(word in monitoring.channels || word in monitoring.emails, {
      where: `monitoring.pagers.${word}`,
      value: channel,
      rule: "must not have the word of a channel or of an e-mail address",
      fix: "choose another word",
    }),
  ),
);

const topicsAreNear = rule(["monitoring", "storage"], ({ monitoring, storage }) =>
  Object.entries(monitoring.awsTopics).flatMap(([word, arn]) =>
    problemIf(![storage.region, storage.replica.region].includes(regionOfArn(arn)), {
      where: `monitoring.awsTopics.${word}`,
      value: arn,
      rule: `must be in ${storage.region} or ${storage.replica.region}, where the alarms are`,
      fix: "name a topic in one of these regions",
    }),
  ),
);

export const monitoringRules = [wordsDiffer, pagersDiffer, topicsAreNear];
