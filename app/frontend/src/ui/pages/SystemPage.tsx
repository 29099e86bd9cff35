import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useSystem } from '../../query/hooks/useSystem';
import { ActivityPart } from '../components/ActivityPart';
import { BackupPart, DiskPart, LogPart } from '../components/MachineParts';
import { NeedRow } from '../components/NeedRow';
import { ParkedPart } from '../components/ParkedPart';
import { StatusLine } from '../components/StatusLine';
import { SystemPart } from '../components/SystemPart';
import { ViewsPart } from '../components/ViewsPart';
import { usePageTitle } from '../hooks/usePageTitle';
import '../styles/system.css';

const route = getRouteApi('/system');

/** How the board itself is: first what needs a person, then all there is to know. */
export function SystemPage() {
  const { days = '30' } = route.useSearch();
  const { system: words } = useWords();
  const { data: system, askedAt, stale, lostSince } = useSystem();
  const { needs } = system;
  usePageTitle(words.title);
  return (
    <div className="column system">
      <h1 aria-live="polite">{needs.length > 0 ? words.needsYou({ count: needs.length }) : words.allWell}</h1>
      <StatusLine stale={stale} lostSince={lostSince} />
      {needs.length > 0 && (
        <ol className="rows">
          {needs.map((need) => (
            <NeedRow key={`${need.code} ${whereOf(need)}`} need={need} />
          ))}
        </ol>
      )}
      <SystemPart id="views" title={words.views}>
        <ViewsPart system={system} askedAt={askedAt} />
      </SystemPart>
      <SystemPart id="parked" title={words.parked}>
        <ParkedPart system={system} />
      </SystemPart>
      <SystemPart id="log" title={words.log}>
        <LogPart system={system} />
      </SystemPart>
      <SystemPart id="backup" title={words.backup}>
        <BackupPart system={system} />
      </SystemPart>
      <SystemPart id="disk" title={words.disk}>
        <DiskPart system={system} />
      </SystemPart>
      <SystemPart id="activity" title={words.activity}>
        <ActivityPart span={days} />
      </SystemPart>
    </div>
  );
}

/** The same need may be met in several places. */
const whereOf = ({ params }: { params: Record<string, unknown> }) =>
  params.group ?? params.view ?? params.process ?? '';
