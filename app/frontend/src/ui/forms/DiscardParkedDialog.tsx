import { useSubmission } from '../../command/hooks/useSubmission';
import { discardParked } from '../../command/services/views';
import { useWords } from '../../language/words';
import type { ParkedStream } from '../../query/models/system_view';
import { announce } from '../components/Announcer';
import { ReasonDialog } from './ReasonDialog';

interface Props {
  parked: ParkedStream;
  onClose: () => void;
}

/** What a view is to do without for ever: exactly what was shown. */
export function DiscardParkedDialog({ parked: { view, stream_id, from, to }, onClose }: Props) {
  const { system } = useWords();
  const { submit, ...submission } = useSubmission(discardParked, {
    onDone: () => {
      announce(system.discarded({ view }));
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={system.discardTitle}
      text={system.discardText({ view, from, to, id: stream_id })}
      action={system.discardIt}
      requiredFor={system.discardReason}
      submission={submission}
      onSubmit={(reason = '') => submit({ view, stream_id, from, to, reason })}
      onClose={onClose}
    />
  );
}
