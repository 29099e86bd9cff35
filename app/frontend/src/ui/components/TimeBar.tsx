import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words';
import { useNear } from '../../query/hooks/useActivity';
import type { NearChanges } from '../../query/models/activity_view';
import { useScope } from '../hooks/useAsOf';
import { usePastGround } from '../hooks/usePastGround';
import { timeOf } from '../moments';
import { NOW } from '../routes/search';
import { CopyLink } from './CopyLink';
import { SinceThen } from './SinceThen';
import { Times } from './TimeMenu';

interface Props {
  asOf: string;
}

/** In the past: when, the changes before and after, and the way back. Flask's pages have the same markup. */
export function TimeBar({ asOf }: Props) {
  const { time } = useWords();
  const scope = useScope();
  const near = useNear(asOf, scope);
  usePastGround(true);
  return (
    <nav className="time-bar" aria-label={time.bar}>
      <div className="frame">
        <Times summary={<When asOf={asOf} near={near} />} label={time.otherTime} />
        <Step to={near?.earlier?.position} rel="prev" mark="‹">
          {time.earlier}
        </Step>
        <Step to={near?.later?.position} rel="next" mark="›">
          {time.later}
        </Step>
        <span className="beyond">
          {scope.post && <SinceThen postId={scope.post} asOf={asOf} />}
          <CopyLink />
        </span>
        <Link className="to-now" to="." search={(search) => ({ ...search, as_of: NOW })}>
          <span className="in-full">{time.backToNow}</span>
          <span className="in-short" aria-hidden="true">
            {time.now}
          </span>
        </Link>
      </div>
    </nav>
  );
}

interface WhenProps {
  asOf: string;
  near: NearChanges | undefined;
}

/** In a sentence, or where there is little room in figures. */
function When({ asOf, near }: WhenProps) {
  const { time, times } = useWords();
  const at = near?.at ? new Date(near.at) : timeOf(asOf);
  if (!at) return near ? time.beforeAll : time.bar;
  return (
    <>
      <span className="in-full">{time.asItWas({ when: times.moment(at) })}</span>
      <span className="in-short" aria-hidden="true">
        {times.brief(at)}
      </span>
    </>
  );
}

interface StepProps {
  to: number | undefined;
  rel: 'prev' | 'next';
  mark: string;
  children: ReactNode;
}

/** Its place is kept where there is no such change. */
function Step({ to, rel, mark, children }: StepProps) {
  const shown = (
    <>
      <span className="step-mark" aria-hidden="true">
        {mark}
      </span>
      <span className="in-full">{children}</span>
    </>
  );
  const className = rel === 'next' ? 'step is-later' : 'step';
  if (to === undefined) return <span className={`${className} is-none`}>{shown}</span>;
  return (
    <Link
      className={className}
      rel={rel}
      to="."
      search={(search) => ({ ...search, after: undefined, as_of: String(to) })}
    >
      {shown}
    </Link>
  );
}
