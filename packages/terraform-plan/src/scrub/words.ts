/**
 * Words of up to nine letters that are common in configurations. A secret this short that is one of them cannot be distinguished
 * from the word, and hiding the word everywhere would hide the plan.
 */
const WORDS = `
absent access action active advise agents allowed always amount answer anyone append applied apply archive assets
assign assume attach audit backend backup banner basics before behind better binary binding bitbucket blocks bottom
bounded branch bridge bucket buffer builder builds bundle button cached canary cannot center central change channel
charge checks choose chrome circle client cluster coffee column command commit common company compile compute config
confirm connect console consul content control cookie copied corner create created creator cursor custom customer
daemon danger dark data database dates debug decode default define delete deleted deliver demand denied deploy desert
design detail device digest direct disable disabled discard disk display docker domain double driver dynamic easily
editor effect either elastic email enable enabled encode engine ensure entity entries equal errors escape europe event
events every exact example except expire explain export extend extern failed false family fargate feature fields filter
finish firewall first flavor flavors flower folder follow forest forever format forward france freeze friday frozen future
gateway general generic german github gitlab global golden google grafana grant granted green group groups growth guest
handler happen harbor header health heavy hello height helper hidden highest history holder hosted hostname hourly
ignore image images import include indexes inherit initial inline inside install instance integer intent invalid invoke
issuer italic january jenkins journal json kernel kafka keyring keys known kubelet label labels lambda latest launch layer
leader legacy length letter level limit limits linked linux listen listener little loader local locale locked logging login
london lookup lower machine mailer manage managed manager manual mapping market master matched maximum medium member
memory message method metric metrics middle minimum minor minute mirror missing mobile modern modify module monday monitor
month months mounted moved mysql named native nearest network never newest nginx nobody nodes normal nothing notice
number object office offline online openid opened operator option options orange oracle order origin output outside owner
package packages paris partial partner passed passive pattern paused pending percent period person plain planet plugin
policy pooled portal postfix postgre prefix premium prepare present preset primary print private problem process prod
product profile project prompt proper protect proxied public publish purple python quality query queue quick quota random
ranges ready reason record recover reduce redis region regions related release reload remote remove removed render
repeat replace replica report request require reserve reset resize resolve resource restart restore result retain retry
return review revoke rolling rotate rounded router routes runner runtime sample sandbox saturday scale scaling schedule
schema scheme scope score script search second seconds secret section secure select sender serial series server service
session setting settings shadow shared short signed silver simple single sizes slack small socket source spaces special
spring stable staging standby start started state static station status sticky stopped storage store stored stream strict
string strong subnet subnets success suffix summary summer sunday support switch symbol syntax system systems table target
teams tenant testing tests tester thread threads throttle ticket title toggle token topic total traffic trigger trusted
tuesday tunnel turtle twelve types ubuntu unknown unique update updated upload upper uptime usage users valid value values
vault vendor verify version video virtual visible volume volumes waiting warning weekly welcome window windows winter
without worker workers working world write writer yellow yesterday zones
`;

const ORDINARY: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** True for a word that is common in configurations, in any case. */
export function isOrdinaryWord(text: string): boolean {
  return ORDINARY.has(text.toLowerCase());
}
