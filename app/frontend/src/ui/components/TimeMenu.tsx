import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../../language/words';
import { useAsOf } from '../hooks/useAsOf';
import { useDisclosure } from '../hooks/useDisclosure';
import '../styles/time.css';

const TimeChooser = lazy(() =>
  import('../forms/TimeChooser').then((module) => ({ default: module.TimeChooser })),
);

/** "Now" beside the heading: it opens the ways back. In the past the bar has them. */
export function TimeMenu() {
  const { time } = useWords();
  if (useAsOf() !== undefined) return null;
  return <Times summary={time.now} label={time.lookBack} />;
}

interface Props {
  summary: ReactNode;
  label: string;
}

export function Times({ summary, label }: Props) {
  const { details, close } = useDisclosure();
  return (
    <details className="time" {...details}>
      <summary>
        {summary}
        <span className="visually-hidden"> {label}</span>
      </summary>
      {details.open && (
        <div className="time-menu">
          <Suspense>
            <TimeChooser onDone={close} />
          </Suspense>
        </div>
      )}
    </details>
  );
}
