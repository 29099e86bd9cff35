import { useState } from 'react';
import { useWords } from '../../language/words';
import type { ActiveDay } from '../../query/models/system_view';

const COLUMNS = ['posts', 'comments', 'people', 'queries', 'commands'] as const;

interface Props {
  days: readonly ActiveDay[];
}

/** What the bars show, and more, in figures; the latest day first. */
export function DayTable({ days }: Props) {
  const { system } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="fold-out" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{system.days}</summary>
      {open && <Days days={days} />}
    </details>
  );
}

function Days({ days }: Props) {
  const { system, times } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than a phone is scrolled by keys, too.
    <section className="figures-frame" aria-label={system.byDay} tabIndex={0}>
      <table className="figures in-numbers">
        <thead>
          <tr>
            <th scope="col">{system.day}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {system[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{times.day(day.day)}</th>
              {COLUMNS.map((column) => (
                <td key={column}>{day[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
