import { Fragment } from 'react';
import { useWords } from '../../language/words';
import type { GroupView, ViewTables } from '../../query/models/system_view';

interface Props {
  group: GroupView;
  askedAt: number;
  views: readonly ViewTables[];
  onRebuild: (view: string) => void;
}

/** Views that are brought up to date together. */
export function ViewTable({ group, askedAt, views, onRebuild }: Props) {
  const { system } = useWords();
  return (
    <div className="figures-frame">
      <table className="figures in-versions">
        <caption>
          <span className="figures-name">{system.groups[group.group]}</span>{' '}
          <GroupState group={group} askedAt={askedAt} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{system.view}</th>
            <th scope="col">{system.version}</th>
            <th scope="col">{system.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <Fragment key={`${view.view} ${view.number}`}>
              <ViewRow view={view} head={group.head} onRebuild={onRebuild} />
              {view.compared && view.state !== 'kept' && <Compared {...view.compared} />}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How far behind. */
function GroupState({ group, askedAt }: Pick<Props, 'group' | 'askedAt'>) {
  const { system } = useWords();
  const { state, lag_events: events, lag_seconds: seconds, beat_at } = group;
  if (state === 'fresh') return <span className="page-note">{system.fresh}</span>;
  const told = {
    behind: system.behind({ events, seconds }),
    failing: system.failing({ events }),
    silent: beat_at === null ? system.neverHeard : system.silent({ seconds: secondsFrom(beat_at, askedAt) }),
  };
  return <span className="is-late">{told[state]}</span>;
}

/** Clocks of two machines may differ. */
const secondsFrom = (beat: string, asked: number) => Math.max(0, (asked - Date.parse(beat)) / 1000);

interface RowProps {
  view: ViewTables;
  head: number;
  onRebuild: (view: string) => void;
}

function ViewRow({ view: { view, version, state, position }, head, onRebuild }: RowProps) {
  const { system } = useWords();
  const told = {
    serving: system.serving,
    building: system.building({ position, head: Math.max(head, position) }),
    kept: system.kept,
  };
  return (
    <tr>
      <th scope="row">{view}</th>
      <td>{version}</td>
      <td colSpan={state === 'serving' ? 1 : 2}>{told[state]}</td>
      {state === 'serving' && (
        <td>
          <button
            className="quiet-button"
            type="button"
            aria-label={system.rebuildOf({ view })}
            onClick={() => onRebuild(view)}
          >
            {system.rebuild}
          </button>
        </td>
      )}
    </tr>
  );
}

/** Whether what was built anew says the same as what answered before; nothing else tells a mended view. */
function Compared({ rows, differing }: NonNullable<ViewTables['compared']>) {
  const { system, locale } = useWords();
  const tables = new Intl.ListFormat(locale).format(differing.map(system.differing));
  const isSame = differing.length === 0;
  return (
    <tr className="compared">
      <td className={isSame ? undefined : 'is-late'} colSpan={4}>
        {isSame ? system.sameAsBefore({ rows }) : system.notAsBefore({ tables })}
      </td>
    </tr>
  );
}
