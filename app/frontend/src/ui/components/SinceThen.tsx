import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useVersionAt } from '../../query/hooks/usePosts';
import { diffAddress } from '../addresses';

interface Props {
  postId: string;
  asOf: string;
}

/** Leads to what changed between the text of then and that of now, where there is a difference to be read. */
export function SinceThen({ postId, asOf }: Props) {
  const { time } = useWords();
  const then = useVersionAt(postId, asOf);
  const now = useVersionAt(postId);
  if (then === undefined || now === undefined || then === now) return null;
  return <Link {...diffAddress(postId, then, now)}>{time.since}</Link>;
}
