import { Link } from '@tanstack/react-router';
import { NoAnswer, refusalOf, waitOf } from '../../infrastructure/api/problem';
import { useWords } from '../../language/words';
import { saysSomething, useHits } from '../../query/hooks/useSearch';
import type { SearchFilter } from '../../query/models/hit_view';
import { HitRow } from './HitRow';
import { Pages } from './Pages';
import { StatusLine } from './StatusLine';
import { Wait } from './Wait';

interface Props {
  filter: SearchFilter;
}

/** What was found, or why nothing is shown. */
export function Hits({ filter }: Props) {
  const { search, list } = useWords();
  const { data, error, isPlaceholderData, isFetching, refetch, dataUpdatedAt } = useHits(filter);
  if (!filter.q) return <p className="empty">{search.hint}</p>;
  if (!saysSomething(filter.q)) {
    return (
      <p className="empty" role="status">
        {search.noWords}
      </p>
    );
  }
  if (error && !data) return <NoHits error={error} onAgain={() => void refetch()} />;
  const count = data?.data.length ?? 0;
  const isOld = isPlaceholderData && isFetching;
  const found = filter.after || data?.next ? search.moreHits({ count }) : search.hits({ count });
  const none = data?.next ? search.noneSoFar : search.none;
  return (
    <>
      <StatusLine
        stale={data?.stale ?? false}
        lostSince={error instanceof NoAnswer && !isOld ? dataUpdatedAt : null}
      >
        <span className="told">{!data || isOld ? search.searching : count > 0 ? found : none}</span>
      </StatusLine>
      {count > 0 && (
        <ol className="rows hits" aria-busy={isOld}>
          {data?.data.map((hit) => (
            <HitRow key={hit.id} hit={hit} />
          ))}
        </ol>
      )}
      <Pages>
        {filter.after && (
          <Link to="/search" search={{ ...filter, after: undefined }}>
            {search.first}
          </Link>
        )}
        {data?.next && !isOld && (
          <Link to="/search" search={{ ...filter, after: data.next }} rel="next">
            {list.more}
          </Link>
        )}
      </Pages>
    </>
  );
}

interface NoHitsProps {
  error: Error;
  onAgain: () => void;
}

function NoHits({ error, onAgain }: NoHitsProps) {
  const { search, state, problem } = useWords();
  const refused = refusalOf(error);
  const until = waitOf(error);
  if (refused?.code === 'user.not_found') {
    return (
      <p className="empty" role="status">
        {search.unknownAuthor}
      </p>
    );
  }
  const again = (
    <button className="quiet-button" type="button" onClick={onAgain}>
      {state.tryAgain}
    </button>
  );
  return (
    <div className="empty" role="alert">
      {until === null && <p>{refused ? problem(refused.code) : state.noAnswer}</p>}
      <p className="empty-action">
        {until === null ? (
          again
        ) : (
          <Wait key={until} until={until} why={refused ? 'tooMany' : 'busy'}>
            {again}
          </Wait>
        )}
      </p>
    </div>
  );
}
