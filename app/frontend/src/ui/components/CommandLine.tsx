import { copyText } from '../../infrastructure/copy_text';
import { useWords } from '../../language/words';
import { announce } from './Announcer';

interface Props {
  command: string;
}

/** What no page can do: a command to be run on the machine, ready to be copied. */
export function CommandLine({ command }: Props) {
  const { system } = useWords();
  const copy = async () =>
    announce((await copyText(command)) ? system.copied : system.notCopied({ command }));
  return (
    <p className="command-line">
      <span>{system.run}</span> <code>{command}</code>{' '}
      <button
        className="quiet-button"
        type="button"
        aria-label={system.copyOf({ command })}
        onClick={() => void copy()}
      >
        {system.copy}
      </button>
    </p>
  );
}
