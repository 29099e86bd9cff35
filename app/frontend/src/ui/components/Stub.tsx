import type { ReactNode } from 'react';
import { useWords } from '../../language/words';
import type { Author, State } from '../../query/models/post_view';
import { markOfState } from '../marks';
import { AuthorLink } from './AuthorLink';
import { Mark } from './Mark';
import { Time } from './Time';

export interface Gone {
  state?: State;
  state_by?: Author | null;
  state_at?: string;
  state_reason?: string | null;
  /** Of a post's versions; without it, the post itself is gone. */
  version?: number;
}

interface Props extends Gone {
  /** Leads to its record. */
  children?: ReactNode;
}

/** What stands in the place of something gone: how, by whom, when and why. */
export function Stub({ state = 'present', state_by, state_at, state_reason, version, children }: Props) {
  const { gone } = useWords();
  const because = state === 'removed' && state_reason;
  const how = state === 'redacted' && version ? gone.redactedVersion({ version }) : gone[state];
  return (
    <div className="stub">
      <Mark {...markOfState(state)} />
      <div>
        <p>{because ? gone.removedBecause({ reason: because }) : how}</p>
        <div className="meta">
          {state_by && <AuthorLink author={state_by} />}
          {state_at && <Time at={state_at} as="exact" />}
          {state_reason && !because && <span>{gone.reason({ reason: state_reason })}</span>}
          {children}
        </div>
      </div>
    </div>
  );
}
