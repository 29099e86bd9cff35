import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { HitView } from '../../query/models/hit_view';
import { postAddress } from '../addresses';
import { AuthorLink } from './AuthorLink';
import { MarkedText } from './MarkedText';
import { Tags } from './Tags';
import { Time } from './Time';

interface Props {
  hit: HitView;
}

/** One thing that was found. Flask's search page has the same markup. */
export function HitRow({ hit }: Props) {
  const { search } = useWords();
  const isComment = hit.kind === 'comments';
  return (
    <li className="row">
      <h2 className="row-title" lang={hit.post.language}>
        <Link {...postAddress(hit.post)} hash={isComment ? `c-${hit.id}` : undefined}>
          <MarkedText segments={hit.title} />
        </Link>
      </h2>
      <p className="snippet" lang={hit.language}>
        <MarkedText segments={hit.snippet} />
      </p>
      <div className="meta">
        {isComment && <span>{search.comment}</span>}
        <AuthorLink author={hit.author} />
        <Time at={hit.published_at} />
        {hit.tags.length > 0 && (
          <span className="tag-list">
            <Tags tags={hit.tags} />
          </span>
        )}
      </div>
    </li>
  );
}
