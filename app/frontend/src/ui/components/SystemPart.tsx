import { CatchBoundary } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { useWords } from '../../language/words';
import { PartFailure } from './PartFailure';

interface Props {
  id: string;
  title: string;
  children: ReactNode;
}

/** A part of the system's page, which waits and fails by itself. */
export function SystemPart({ id, title, children }: Props) {
  const { state } = useWords();
  return (
    <section className="system-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <CatchBoundary getResetKey={() => id} errorComponent={PartFailure}>
        <Suspense fallback={<span className="bone bone-line" role="status" aria-label={state.loading} />}>
          {children}
        </Suspense>
      </CatchBoundary>
    </section>
  );
}
