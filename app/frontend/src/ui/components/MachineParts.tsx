import { useWords } from '../../language/words';
import type { SystemView } from '../../query/models/system_view';
import { useNow } from '../hooks/useNow';
import { CommandLine } from './CommandLine';

interface Props {
  system: SystemView;
}

/** How large the log is, and whether it is what was written. */
export function LogPart({ system: { log } }: Props) {
  const { system, times } = useWords();
  const now = useNow();
  if (!log) {
    return (
      <>
        <p>{system.logUnknown}</p>
        <CommandLine command="./hindsight log check" />
      </>
    );
  }
  const { events: count, bytes, checked_at, checked_to, is_sound } = log;
  const when = checked_at && times.near(new Date(checked_at), now);
  const checked = when
    ? is_sound
      ? system.sound({ when, position: checked_to ?? 0 })
      : system.damaged({ when })
    : system.unchecked;
  return (
    <>
      <p>{system.logSize({ count, bytes })}</p>
      <p>{checked}</p>
      <CommandLine command="./hindsight log check" />
    </>
  );
}

/** When the board was backed up last. */
export function BackupPart({ system: { backup } }: Props) {
  const { system, times } = useWords();
  const now = useNow();
  const made = backup?.made_at;
  return (
    <>
      <p>
        {made
          ? system.backupMade({ when: times.near(new Date(made), now) })
          : backup
            ? system.noBackup
            : system.backupUnset}
      </p>
      <CommandLine command={backup ? './hindsight backup' : './hindsight backup /srv/backups'} />
    </>
  );
}

/** How much room is left. */
export function DiskPart({ system: { disk } }: Props) {
  const { system } = useWords();
  return (
    <>
      <p>{disk ? system.room(disk) : system.diskUnknown}</p>
      <CommandLine command="df -h" />
    </>
  );
}
