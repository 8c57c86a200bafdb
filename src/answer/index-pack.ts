import { askings, type Pack } from '../knowledge/pack.ts';
import { noProgress, type Progress } from '../progress.ts';
import { Analyser, answerText, type Token } from './analysis/analyser.ts';
import type { Language } from './analysis/language.ts';
import { conceptsOf, PackReader } from './analysis/pack-reader.ts';
import type { KnownWord } from './analysis/vocabulary.ts';
import { type AnswerType, answerTypesIn } from './confidence/answer-type.ts';
import { calibrate } from './confidence/calibrate.ts';
import type { LogisticModel } from './confidence/logistic.ts';
import { smalltalkWords } from './conversation/smalltalk.ts';
import { type AnswerTypesOf, learnRanker, type RankerModel } from './ranker.ts';
import type { Alphabet } from './retrieval/alphabet.ts';
import { type Corpus, CorpusReader } from './retrieval/corpus.ts';
import { requestWords } from './requests/request-words.ts';
import { scheduleWords } from './schedule/schedule-question.ts';
import { outOfScopeExamples, Uncovered } from './scope/out-of-scope.ts';

/** All that is worked out of a pack before it can answer. The same pack gives the same index, to the byte. */
export interface PackIndex {
  readonly vocabulary: readonly KnownWord[];
  readonly alphabet: Alphabet;
  readonly ranker: RankerModel;
  readonly confidence: LogisticModel;
}

/** A pack in numbers, with a way to read a row's phrasing once more. */
interface ReadPack {
  readonly corpus: Corpus;
  readonly vocabulary: readonly KnownWord[];
  readonly read: (row: number) => readonly Token[];
}

/** Reads a pack, fits the confidence to it, and learns from it. */
export function indexPack(pack: Pack, language: Language, progress: Progress = noProgress): PackIndex {
  const { corpus, vocabulary, read } = readCorpus(pack, language, progress);
  const confidence = calibrate(corpus, answerTypesOf(pack), read, progress);
  const everything = {
    rows: Int32Array.from(corpus.entryOf.keys()),
    entries: Int32Array.from(pack.entries.keys()),
  };
  const ranker = learnRanker(corpus, everything, progress);
  return { vocabulary, alphabet: corpus.alphabet, ranker, confidence };
}

export function readCorpus(pack: Pack, language: Language, progress: Progress = noProgress): ReadPack {
  const concepts = conceptsOf(pack, language);
  const plain = new Analyser(language, concepts, []);
  const reader = new PackReader(language, concepts);
  const corpusReader = new CorpusReader(pack.entries.length);
  const uncovered = new Uncovered(outOfScopeExamples(pack, plain));
  pack.entries.forEach((entry, place) => {
    const read = reader.read(entry);
    corpusReader.add(read);
    for (const phrasing of read.phrasings) uncovered.add(phrasing);
    progress.report('indexing entries', place + 1, pack.entries.length);
  });
  const outOfScope = uncovered.result();
  for (const tokens of outOfScope) corpusReader.addOutOfScope(tokens);
  const corpus = corpusReader.result();
  return {
    corpus,
    vocabulary: reader.vocabulary(pack, [...smalltalkWords, ...scheduleWords, ...requestWords]),
    read: rowReader(pack, corpus, outOfScope, plain),
  };
}

/** The kinds of things that the answers of a pack name; worked out when first asked for. */
export function answerTypesOf(pack: Pack): AnswerTypesOf {
  const people = pack.participants.flatMap(({ name }) => [name, ...name.split(/\s+/).slice(-1)]);
  const known = new Map<number, ReadonlySet<AnswerType>>();
  return (place) => {
    const types = known.get(place) ?? answerTypesIn(textAt(pack, place), people);
    known.set(place, types);
    return types;
  };
}

function textAt(pack: Pack, place: number): string {
  const entry = pack.entries[place];
  return entry ? answerText(entry.answer) : '';
}

/** Reads the phrasing that a row of the corpus was made of once more. */
function rowReader(
  pack: Pack,
  { entryOf }: Corpus,
  outOfScope: readonly (readonly Token[])[],
  analyser: Analyser,
): (row: number) => readonly Token[] {
  const firstRows = new Int32Array(pack.entries.length + 1);
  entryOf.forEach((place, row) => {
    if (place !== entryOf[row - 1]) firstRows[place] = row;
  });
  return (row) => {
    const place = entryOf[row] ?? 0;
    const turn = row - (firstRows[place] ?? 0);
    const entry = pack.entries[place];
    return entry ? analyser.analyse(askings(entry)[turn]?.text ?? '') : (outOfScope[turn] ?? []);
  };
}
