import type { Token } from '../analysis/analyser.ts';
import { isQuestionWord } from './words.ts';

/** Whether a question word or phrase ends right before a place: "why", "how come", "which hotel", "how many days". */
export function followsQuestionPhrase(tokens: readonly Token[], place: number): boolean {
  const textAt = (offset: number) => tokens[place - offset]?.text ?? '';
  return (
    isQuestionWord(textAt(1)) ||
    /^(?:which|what|whose|how)$/.test(textAt(2)) ||
    (textAt(3) === 'how' && /^(?:many|much)$/.test(textAt(2)))
  );
}
