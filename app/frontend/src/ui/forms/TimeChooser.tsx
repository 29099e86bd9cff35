import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../language/words';
import { useActivity } from '../../query/hooks/useActivity';
import { CopyLink } from '../components/CopyLink';
import { SinceThen } from '../components/SinceThen';
import { useAsOf, useScope } from '../hooks/useAsOf';
import { fieldOf, momentOf, timeOf } from '../moments';
import { momentBeforeEdit } from '../ticks';
import { TimeRule } from './TimeRule';

const DAY = 24 * 60 * 60 * 1000;

interface Props {
  onDone: () => void;
}

/** Leads to an earlier time: by day and time, by a few that one often wants, or by the changes there were. */
export function TimeChooser({ onDone }: Props) {
  const { time } = useWords();
  const asOf = useAsOf();
  const scope = useScope();
  const navigate = useNavigate();
  const { data, isError } = useActivity(scope);
  const go = (as_of: string) => {
    onDone();
    void navigate({ to: '.', search: (search) => ({ ...search, after: undefined, as_of }) });
  };
  const ticks = data?.data ?? [];
  const beforeEdit = momentBeforeEdit(ticks);
  const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
  const ways = [
    { name: time.yesterday, as_of: ago(1) },
    { name: time.weekAgo, as_of: ago(7) },
    ...(beforeEdit ? [{ name: time.beforeEdit, as_of: beforeEdit }] : []),
  ];
  return (
    <>
      <DayAndTime at={(asOf && timeOf(asOf)) || new Date()} onChoose={go} />
      <ul className="time-ways">
        {ways.map(({ name, as_of }) => (
          <li key={name}>
            <Link to="." search={(search) => ({ ...search, after: undefined, as_of })} onClick={onDone}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {isError && <p className="page-note">{time.notArrived}</p>}
      {data && ticks.length === 0 && <p className="page-note">{time.noChanges}</p>}
      {ticks.length > 0 && <TimeRule ticks={ticks} shown={asOf} onChoose={go} />}
      {asOf !== undefined && (
        <p className="time-beyond">
          {scope.post && <SinceThen postId={scope.post} asOf={asOf} />}
          <CopyLink />
        </p>
      )}
    </>
  );
}

interface DayAndTimeProps {
  at: Date;
  onChoose: (moment: string) => void;
}

function DayAndTime({ at, onChoose }: DayAndTimeProps) {
  const { time } = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [given, setGiven] = useState(() => fieldOf(at));
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const moment = momentOf(given);
    if (moment) onChoose(moment);
  };
  return (
    <form className="time-form" onSubmit={submit}>
      <label htmlFor={id}>{time.dayAndTime}</label>
      <div>
        <input
          id={id}
          ref={field}
          type="datetime-local"
          required
          max={fieldOf(new Date())}
          value={given}
          onChange={({ target }) => setGiven(target.value)}
        />
        <button type="submit">{time.show}</button>
      </div>
    </form>
  );
}
