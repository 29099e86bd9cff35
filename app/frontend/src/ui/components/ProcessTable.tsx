import { useWords } from '../../language/words';
import type { ProcessView } from '../../query/models/system_view';

interface Props {
  processes: readonly ProcessView[];
}

/** What answers events with commands, and how far it is. */
export function ProcessTable({ processes }: Props) {
  const { system } = useWords();
  return (
    <div className="figures-frame">
      <table className="figures">
        <caption>
          <span className="figures-name">{system.processes}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{system.process}</th>
            <th scope="col">{system.state}</th>
          </tr>
        </thead>
        <tbody>
          {processes.map(({ process, lag_events, parked }) => (
            <tr key={process}>
              <th scope="row">{process}</th>
              <td>
                {parked > 0
                  ? system.stopped({ count: parked })
                  : lag_events > 0
                    ? system.late({ count: lag_events })
                    : system.fresh}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
