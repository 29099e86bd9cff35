import { useWords } from '../../language/words';
import { useNow } from '../hooks/useNow';
import { useTip } from '../hooks/useTip';

interface Props {
  at: string;
  /** How it is worded: near times relatively, or always exactly. */
  as?: 'near' | 'exact';
}

export function Time({ at, as = 'near' }: Props) {
  const { times } = useWords();
  return as === 'near' ? <NearTime at={at} /> : <time dateTime={at}>{times.exact(new Date(at))}</time>;
}

/** Goes with the clock, and tells the exact time to pointer and keyboard. */
function NearTime({ at }: Pick<Props, 'at'>) {
  const { times } = useWords();
  const { shown, anchor, described, tip } = useTip();
  const time = new Date(at);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time must be within reach of the keyboard.
    <time className="near" dateTime={at} tabIndex={0} {...anchor} {...described}>
      {times.near(time, useNow())}
      {shown && <span {...tip}>{times.exact(time)}</span>}
    </time>
  );
}
