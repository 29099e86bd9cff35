import { useWords } from '../../language/words';

interface Props {
  at: string;
  /** How it is worded: near times relatively, or always exactly. */
  as?: 'near' | 'exact';
}

/** A time as words; the exact one stands behind it. */
export function Time({ at, as = 'near' }: Props) {
  const { times } = useWords();
  const time = new Date(at);
  const exact = times.exact(time);
  return (
    <time dateTime={at} title={exact}>
      {as === 'exact' ? exact : times.near(time, new Date())}
    </time>
  );
}
