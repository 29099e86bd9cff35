/** What someone types to look for: it goes into the address once their hands rest, and follows the address back. */
import { type CompositionEvent, type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react';

const REST = 200;

export function useTypedWords(q: string, look: (q: string) => void) {
  const [typed, setTyped] = useState(q);
  const sent = useRef(q);
  const [composing, setComposing] = useState(false);

  const send = (words: string) => {
    if (words === sent.current) return;
    sent.current = words;
    look(words);
  };
  const sendRested = useEffectEvent(send);

  useEffect(() => {
    // Half a word of a language that is composed is not what anybody looks for.
    if (composing) return;
    const timer = setTimeout(() => sendRested(typed), REST);
    return () => clearTimeout(timer);
  }, [typed, composing]);

  useEffect(() => {
    if (q === sent.current) return;
    sent.current = q;
    setTyped(q);
  }, [q]);

  return {
    field: {
      value: typed,
      onChange: (event: FormEvent<HTMLInputElement>) => setTyped(event.currentTarget.value),
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
        setComposing(false);
        setTyped(event.currentTarget.value);
      },
    },
    /** What is typed; it goes another way now, and need not be sent any more. */
    take: () => {
      sent.current = typed;
      return typed;
    },
  };
}
