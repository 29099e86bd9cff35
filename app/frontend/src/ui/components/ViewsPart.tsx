import { useState } from 'react';
import { useWords } from '../../language/words';
import { useViews } from '../../query/hooks/useSystem';
import type { SystemView } from '../../query/models/system_view';
import { type AskedOfViews, AskOfViews } from './AskOfViews';
import { ProcessTable } from './ProcessTable';
import { ViewTable } from './ViewTable';

interface Props {
  system: SystemView;
  /** When that was so, by this browser's clock. */
  askedAt: number;
}

/** The views by what brings them up to date, and how far each is. */
export function ViewsPart({ system: { groups, processes }, askedAt }: Props) {
  const { system } = useWords();
  const { data: views } = useViews();
  const [asked, setAsked] = useState<AskedOfViews | null>(null);
  const isWell = groups.every(({ state }) => state === 'fresh');
  return (
    <>
      <p>{isWell ? system.viewsWell : system.viewsLate}</p>
      {groups.map((group) => (
        <ViewTable
          key={group.group}
          group={group}
          askedAt={askedAt}
          views={views.filter((view) => view.group === group.group)}
          onRebuild={(view) => setAsked({ act: 'rebuild', view })}
        />
      ))}
      {processes.length > 0 && <ProcessTable processes={processes} />}
      <AskOfViews asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
