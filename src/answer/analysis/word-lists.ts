function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

export const questionWords = words('who whom whose what when where why how which');

/** Words that carry grammar and no topic. */
const functionWords = words(`
  a an the this that these those some any each every such same other another anything something everything nothing else
  i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs one ones
  is are was were be been being am do does did doing done has have had having
  can could will would shall should may might must
  of to in on at for with from by as about into onto over under between among during through up down out off near
  and or but if so than then because while though although whether
  not no nor
  how what when where which who whom whose why
  there here just very too also only even still already yet again ever now
  s t re ve ll d m
`);

/** Words of talk: they address, hedge or fill, and would only blur what is asked. */
const talkWords = words(`
  please thanks hey hi hello guys everyone everybody anyone anybody someone somebody people folks bro dude mate man lol lmao omg
  tho though actually really basically exactly literally simply maybe perhaps probably like well ok okay yeah yes yep
  tell explain say know want need like wonder wondering guess understand remember
  give show let get got thing things stuff kind sort bit lot
  question answer curious possible way quick quickly
  sure happen happens happened happening anyway anyways btw imo idk
`);

export const stopWords: ReadonlySet<string> = new Set([...functionWords, ...talkWords]);

/** Words left out of the content of an utterance. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
