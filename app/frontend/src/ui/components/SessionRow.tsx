import { useWords } from '../../language/words';
import type { SessionView } from '../../query/models/session_view';
import { Time } from './Time';

interface Props {
  session: SessionView;
  busy: boolean;
  onEnd: () => void;
}

/** One log-in: since when, how, until when; and its end, unless it is the one in use. */
export function SessionRow({ session, busy, onEnd }: Props) {
  const { settings, times } = useWords();
  const { started_at, ends_at, method, current } = session;
  return (
    <li className="row session">
      <div>
        <h2 className="session-name">{current ? settings.thisOne : settings.otherOne}</h2>
        <div className="meta">
          <span>
            {settings.started} <Time at={started_at} as="exact" />
          </span>
          {method !== 'unknown' && <span>{settings.methods[method]}</span>}
          <span>
            {settings.ends} {times.date(new Date(ends_at))}
          </span>
        </div>
      </div>
      {!current && (
        <button
          className="quiet-button"
          type="button"
          disabled={busy}
          aria-label={settings.endOf({ time: times.exact(new Date(started_at)) })}
          onClick={onEnd}
        >
          {settings.end}
        </button>
      )}
    </li>
  );
}
