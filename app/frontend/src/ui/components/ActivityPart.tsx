import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useSystemActivity } from '../../query/hooks/useSystem';
import { SPANS, type Span, type SystemActivity } from '../../query/models/system_view';
import { DayBars } from './DayBars';
import { DayTable } from './DayTable';
import { SortLinks } from './SortLinks';

const DRAWN = ['posts', 'comments', 'people'] as const;

interface Props {
  span: Span;
}

/** How much the board is used. */
export function ActivityPart({ span }: Props) {
  const { system, times } = useWords();
  const { data } = useSystemActivity(span);
  const { days, tags, look_to_book: rate } = data;
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  return (
    <>
      <p>{rate === null ? system.noChanges : system.looks({ rate })}</p>
      <SortLinks
        label={system.span}
        choices={SPANS.toSorted((one, other) => Number(one) - Number(other)).map((each) => ({
          name: system.spans[each],
          link: { to: '/system', search: each === SPANS[0] ? {} : { days: each }, hash: 'activity' },
          isChosen: each === span,
        }))}
      />
      {DRAWN.map((kind) => (
        <DayBars key={kind} kind={kind} days={days} />
      ))}
      {first && last && (
        <p className="bars-span" aria-hidden="true">
          <span>{times.day(first)}</span>
          <span>{times.day(last)}</span>
        </p>
      )}
      <DayTable days={days} />
      {tags.length > 0 && <TopTags tags={tags} />}
    </>
  );
}

function TopTags({ tags }: Pick<SystemActivity, 'tags'>) {
  const { system, list } = useWords();
  return (
    <>
      <h3 className="figures-name">{system.tags}</h3>
      <ol className="tag-counts">
        {tags.map(({ tag, posts }) => (
          <li key={tag}>
            <Link to="/t/$tag" params={{ tag }}>
              {tag}
            </Link>{' '}
            <span className="page-note">{list.postCount({ count: posts })}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
