/** A stale answer is shown as such and asked for again until the view has caught up. */
import type { Query } from '@tanstack/react-query';

const ASK_AGAIN_AFTER = 700;

interface Envelope {
  stale: boolean;
}

export function untilFresh<Answer extends Envelope>(query: Pick<Query<Answer>, 'state'>): number | false {
  return query.state.data?.stale ? ASK_AGAIN_AFTER : false;
}
