import { lazy, Suspense, useState } from 'react';
import { useSubmission } from '../../command/hooks/useSubmission';
import { retryParked } from '../../command/services/views';
import { useWords } from '../../language/words';
import { useParked } from '../../query/hooks/useSystem';
import type { SystemView } from '../../query/models/system_view';
import { announce } from './Announcer';
import { type AskedOfViews, AskOfViews } from './AskOfViews';
import { OutcomeNote } from './OutcomeNote';
import { ParkedRow } from './ParkedRow';

const LogInOnTop = lazy(() =>
  import('../forms/LogInOnTop').then((module) => ({ default: module.LogInOnTop })),
);

interface Props {
  system: SystemView;
}

/** What views could not take in, and what can be done about it. */
export function ParkedPart({ system: { parked } }: Props) {
  const { system } = useWords();
  const { data: streams, next } = useParked();
  const [asked, setAsked] = useState<AskedOfViews | null>(null);
  const { submit, outcome, problem, busy, forget, last } = useSubmission(retryParked, {
    onDone: (_, { view }) => announce(system.retrying({ view })),
  });
  const again = () => last && void submit(last);
  const loggedOut = problem?.status === 401;
  return (
    <>
      <p>{parked.events > 0 ? system.someParked(parked) : system.noneParked}</p>
      {!loggedOut && <OutcomeNote outcome={outcome} onTryAgain={again} />}
      <Suspense>{loggedOut && <LogInOnTop onClose={forget} onDone={again} />}</Suspense>
      {streams.length > 0 && (
        <ol className="rows">
          {streams.map((stream) => (
            <ParkedRow
              key={`${stream.view} ${stream.stream_id}`}
              parked={stream}
              busy={busy}
              onRetry={() => void submit({ view: stream.view, stream_id: stream.stream_id })}
              onDiscard={() => setAsked({ act: 'discard', parked: stream })}
            />
          ))}
        </ol>
      )}
      {next && <p className="page-note">{system.firstParked({ count: streams.length })}</p>}
      <AskOfViews asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
