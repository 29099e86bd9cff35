/** The words of the language in use. */
import { createContext, type ReactNode, useContext } from 'react';
import { en } from './en';

/** What every language must provide: a missing key or parameter does not compile. */
export type Words = typeof en;

const WordsContext = createContext<Words>(en);

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

export const useWords = (): Words => useContext(WordsContext);
