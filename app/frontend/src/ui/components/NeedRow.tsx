import { Link } from '@tanstack/react-router';
import { lookUp } from '../../language/look_up';
import { useWords } from '../../language/words';
import type { Need } from '../../query/models/system_view';
import { useFocusOnward } from '../hooks/useFocusOnward';
import { useNow } from '../hooks/useNow';
import { CommandLine } from './CommandLine';

/** What tells more where nothing else is known to help. */
const DOCTOR = './hindsight doctor';

const COMMANDS: Record<string, string> = {
  'log.damaged': './hindsight log check',
  'group.failing': './hindsight log check',
  'disk.low': 'df -h',
  'backup.missing': './hindsight backup',
  'backup.old': './hindsight backup',
};

interface Props {
  need: Need;
}

/** One thing that needs a person: a sentence and what to do. */
export function NeedRow({ need }: Props) {
  const { system } = useWords();
  const sentence = system.needs(useFacts(need))[need.code];
  return (
    <li className="row need" ref={useFocusOnward<HTMLLIElement>()}>
      <p>{sentence ?? system.otherNeed(need)}</p>
      <NeedAction code={need.code} />
    </li>
  );
}

function NeedAction({ code }: Pick<Need, 'code'>) {
  const { system } = useWords();
  if (code === 'view.parked' || code === 'group.behind') {
    const [hash, name] = code === 'view.parked' ? ['parked', system.seeParked] : ['views', system.seeViews];
    return (
      <Link className="need-action" to="/system" search={(search) => search} hash={hash}>
        {name}
      </Link>
    );
  }
  return <CommandLine command={COMMANDS[code] ?? DOCTOR} />;
}

/** What the server gave, worded. */
function useFacts({ params }: Need) {
  const { system, times } = useWords();
  const now = useNow();
  const text = (name: string) => String(params[name] ?? '');
  const count = (name: string) => Number(params[name] ?? 0);
  const [since, made] = [text('since'), text('made_at')];
  return {
    group: lookUp(system.groups, text('group')) ?? text('group'),
    since: since && times.moment(new Date(since)),
    when: made && times.near(new Date(made), now),
    error: text('error'),
    view: text('view'),
    process: text('process'),
    ...{ position: count('position'), events: count('events'), seconds: count('seconds') },
    ...{ streams: count('streams'), steps: count('steps'), free: count('free'), needed: count('needed') },
  };
}
