import type { ReactNode } from 'react';
import { useWords } from '../../language/words';
import type { MarkView } from '../../query/models/post_view';
import { markOf } from '../marks';
import { Mark } from './Mark';
import { Time } from './Time';

interface Props {
  mark: MarkView;
  authorId: string;
  withEvent: boolean;
  /** The ways to what it changed. */
  children: ReactNode;
}

/** One thing that happened, in full: exact time, reason, what it changed, and the event itself. */
export function RecordEntry({ mark, authorId, withEvent, children }: Props) {
  const { record } = useWords();
  const { version = 1, to_version } = mark.parameters;
  const who = mark.actor?.display_name ?? record.someone;
  return (
    <li>
      <Mark {...markOf(mark, authorId)} />
      <p className="sentence">{record.happened({ kind: mark.kind, who, version: to_version ?? version })}</p>
      {mark.reason && <p className="why">{record.reason({ reason: mark.reason })}</p>}
      <div className="meta">
        <Time at={mark.at} as="exact" />
        {children}
      </div>
      {withEvent && <code className="event">{eventOf(mark)}</code>}
    </li>
  );
}

function eventOf({ position, kind, parameters, cause }: MarkView): string {
  return JSON.stringify({ position, kind, ...parameters, ...(cause ? { cause } : {}) });
}
