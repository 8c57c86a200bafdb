import { questionWords } from '../analysis/word-lists.ts';

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

export const auxiliaries = words(
  'is are was were am be been being do does did has have had can could will would shall should may might must',
);

/** Words that negate what follows in their clause. */
export const negators = words('not no never nobody none nothing nowhere neither nor without');

/** Verbs that negate the verb after "to". */
export const modalVerb = /^(?:fail|refuse|decline)(?:s|d|ed)?$/;

/** Verbs that negate their object. */
export const omissionVerb = /^(?:skip|skips|skipped|miss|misses|missed|avoid|avoids|avoided)$/;

/** Words that tell of something that it did not come about. */
export const negativeWord =
  /^(?:cancel.*|call(?:ed)? off|scrap\w*|axed|drop(?:ped|ping)?|fail\w*|collaps\w*|flop|f[ae]ll (?:apart|through)|br[eo]a?ke? ?down|refus\w*|reject\w*|den(?:y|ies|ied)|declin\w*|lack\w*|skip\w*|miss(?:ed|ing)|avoid\w*|abandon\w*)$/;

/** Verbs that say little without their object: "reach no deal" negates the deal. */
export const lightVerb =
  /^(?:reach\w*|bring\w*|brought|make\w*|made|come|comes|came|coming|take|takes|took|taken|taking|place|hold|held|go|goes|going|gone|went|achieve\w*|work\w*)$/;

export const firstAndSecondPerson = words('i you we');
export const pronouns = words('i you we he she it they this that there these those one');
export const determiners = words('the a an his her their its this that any all');
export const prepositions = words('in at on from to with for by of about into near during after before');

/** Words that begin another clause. */
export const conjunctions = words(
  'but because although though while whereas so if since unless whether given',
);

/** What asks for persons or things without a question word: "people not at the dinner". */
export const setNouns = words(
  'people persons guests sessions events meetings items countries leaders members those everyone everybody anyone anybody anything everything things',
);

/** Nouns that ask why. */
export const reasons = words('reason reasons cause causes');

/** Words for what an utterance does instead of asking: "why don't you tell me". */
export const requests = words('tell say give show explain just simply');

/** What may follow "not" when it says nothing about the topic. */
export const idleAfterNot = words(
  'only just sure certain clear really much even yet that because long all bad mind',
);

export function isQuestionWord(text: string): boolean {
  return questionWords.has(text);
}
