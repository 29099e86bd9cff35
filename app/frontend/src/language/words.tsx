/** The words of the language in use, and the way to another language. */
import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react';
import type { Words } from './en';
import { keepLanguage, type Language, loadWords } from './languages';

interface InUse {
  words: Words;
  choose: (language: Language) => Promise<void>;
}

const LanguageContext = createContext<InUse | null>(null);

export function WordsProvider({ words: first, children }: { words: Words; children: ReactNode }) {
  const [words, setWords] = useState(first);
  useLayoutEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);
  const choose = async (language: Language) => {
    setWords(await loadWords(language));
    keepLanguage(language);
  };
  return <LanguageContext value={{ words, choose }}>{children}</LanguageContext>;
}

function useLanguage(): InUse {
  const inUse = useContext(LanguageContext);
  if (!inUse) throw new Error('There are no words here.');
  return inUse;
}

export const useWords = (): Words => useLanguage().words;

/** Takes effect at once, and nothing that is typed is lost. */
export const useLanguageChoice = () => useLanguage().choose;
