/** The server's field errors, worded and laid beside the fields. */
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';
import type { Problem } from '../../infrastructure/api/problem';
import { useWords } from '../../language/words';

export function useFieldErrors<Values>(form: UseFormReturnType<Values>, problem: Problem | null): void {
  const { field } = useWords();
  const arrived = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new refusal is the only thing that brings new errors.
  useEffect(() => {
    if (!problem?.errors) return;
    const worded = Object.entries(problem.errors).map(([name, [first]]) => {
      // An error within a list ("tags.2") stands beside the whole list.
      const [whole = name] = name.split('.');
      return [whole, first ? field(first) : null];
    });
    form.setErrors(Object.fromEntries(worded));
    arrived.current = true;
  }, [problem]);

  // The writer's hands go to the first field that needs them, once, when the errors are there to be read.
  useEffect(() => {
    if (!arrived.current || Object.keys(form.errors).length === 0) return;
    arrived.current = false;
    document.querySelector<HTMLElement>('form [data-error] :is(input, textarea, select)')?.focus();
  }, [form.errors]);
}
