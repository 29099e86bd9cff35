import { useWords } from '../../language/words';
import type { ScheduledView } from '../../query/models/scheduled_view';
import { Tags } from './Tags';
import { Time } from './Time';

interface Props {
  post: ScheduledView;
  busy: boolean;
  onEdit: () => void;
  onCancel: () => void;
}

/** A post that waits: its title, when it appears or why it did not, and what its author can still do. */
export function ScheduledRow({ post, busy, onEdit, onCancel }: Props) {
  const { drafts } = useWords();
  const { title, why } = post;
  return (
    <li className="row scheduled">
      <div>
        <h2 className="row-title" lang={post.language}>
          {title}
        </h2>
        {why && <p className="why-not">{drafts.failed({ why })}</p>}
        <div className="meta">
          <span>
            {why ? drafts.wasDue : drafts.appears} <Time at={post.publish_at} as="exact" />
          </span>
          {post.tags.length > 0 && (
            <span className="tag-list">
              <Tags tags={post.tags} />
            </span>
          )}
        </div>
      </div>
      <div className="scheduled-actions">
        <button
          className="quiet-button"
          type="button"
          disabled={busy}
          aria-label={drafts.editOf({ title })}
          onClick={onEdit}
        >
          {drafts.edit}
        </button>
        <button
          className="quiet-button"
          type="button"
          disabled={busy}
          aria-label={drafts.cancelOf({ title })}
          onClick={onCancel}
        >
          {drafts.cancel}
        </button>
      </div>
    </li>
  );
}
