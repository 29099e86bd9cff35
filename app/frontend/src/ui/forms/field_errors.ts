/** The server's field errors, worded and laid beside the fields. */
import type { UseFormReturnType } from '@mantine/form';
import { useEffect } from 'react';
import type { Problem } from '../../infrastructure/api/problem';
import { useWords } from '../../language/words';

export function useFieldErrors<Values>(form: UseFormReturnType<Values>, problem: Problem | null): void {
  const { field } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new refusal is the only thing that brings new errors.
  useEffect(() => {
    if (!problem?.errors) return;
    const worded = Object.entries(problem.errors).map(([name, [first]]) => {
      // An error within a list ("tags.2") stands beside the whole list.
      const [whole = name] = name.split('.');
      return [whole, first ? field(first) : null];
    });
    form.setErrors(Object.fromEntries(worded));
    requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
  }, [problem]);
}
