import { useWords } from '../../language/words';
import type { ActiveDay } from '../../query/models/system_view';

const HEIGHT = 40;
/** What is there at all is seen. */
const LEAST = 2;
const WIDTH = 0.7;

interface Props {
  kind: 'posts' | 'comments' | 'people';
  days: readonly ActiveDay[];
}

/** A bar per day. Whoever listens hears the highest; the table has them all. */
export function DayBars({ kind, days }: Props) {
  const { system, times } = useWords();
  const most = Math.max(0, ...days.map((day) => day[kind]));
  const highest = days.find((day) => day[kind] === most)?.day;
  const all = days.reduce((sum, day) => sum + day[kind], 0);
  const what = system[kind];
  return (
    <figure className="bars">
      <figcaption>
        <span className="figures-name">{what}</span>{' '}
        <span className="page-note">
          {kind === 'people' ? system.mostInADay({ count: most }) : system.inAll({ count: all })}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${days.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={
          most > 0 && highest
            ? system.bars({ what, most, when: times.day(highest) })
            : system.noBars({ what })
        }
      >
        {days.map((day, place) => {
          const height = day[kind] > 0 ? Math.max(LEAST, (HEIGHT * day[kind]) / most) : 0;
          return <rect key={day.day} x={place} y={HEIGHT - height} width={WIDTH} height={height} />;
        })}
      </svg>
    </figure>
  );
}
