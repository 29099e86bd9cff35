import { useId, useState } from 'react';
import { useWords } from '../../language/words';
import type { ActivityTick } from '../../query/models/activity_view';
import { nthAt, placed, snapped, type Tick, WHOLE } from '../ticks';

interface Props {
  ticks: readonly ActivityTick[];
  /** The moment that the page shows. */
  shown: string | undefined;
  onChoose: (moment: string) => void;
}

const HEIGHT = 24;

/** A rule with a tick per change: arrows go from one to the next. */
export function TimeRule({ ticks: given, shown, onChoose }: Props) {
  const { time, times } = useWords();
  const id = useId();
  const [ticks] = useState(() => placed(given, new Date()));
  const [nth, setNth] = useState(() => nthAt(ticks, shown));
  const tick = ticks[nth];
  if (!tick) return null;
  const told = tick.kind
    ? time.change({ when: times.moment(tick.at), kind: tick.kind })
    : time.day({ date: times.date(tick.at), count: tick.count });
  const most = Math.max(...ticks.map(({ count }) => count));
  return (
    <div className="time-rule">
      <label htmlFor={id}>{time.rule}</label>
      <svg viewBox={`0 0 ${WHOLE} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {ticks.map((each, at) => (
          <Line key={each.moment} tick={each} most={most} isChosen={at === nth} />
        ))}
      </svg>
      <input
        id={id}
        type="range"
        min={0}
        max={WHOLE}
        value={tick.place}
        aria-valuetext={told}
        onChange={({ target }) => setNth(snapped(ticks, nth, target.valueAsNumber))}
      />
      <div className="time-told">
        <span aria-hidden="true">{told}</span>
        <button className="quiet-button" type="button" onClick={() => onChoose(tick.moment)}>
          {time.show}
          <span className="visually-hidden">{` ${told}`}</span>
        </button>
      </div>
    </div>
  );
}

interface LineProps {
  tick: Tick;
  most: number;
  isChosen: boolean;
}

function Line({ tick, most, isChosen }: LineProps) {
  const height = isChosen ? HEIGHT : Math.max(8, (HEIGHT * tick.count) / most - (most === 1 ? 8 : 0));
  return (
    <line
      className={isChosen ? 'is-chosen' : undefined}
      x1={tick.place}
      x2={tick.place}
      y1={HEIGHT - height}
      y2={HEIGHT}
    />
  );
}
