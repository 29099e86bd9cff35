import { copyText } from '../../infrastructure/copy_text';
import { useWords } from '../../language/words';
import { announce } from './Announcer';

interface Props {
  /** Within the board; without it, the page that is shown. */
  address?: string;
}

export function CopyLink({ address }: Props) {
  const { comments } = useWords();
  const copy = async () => {
    const link = new URL(address ?? location.href, location.origin).href;
    announce((await copyText(link)) ? comments.copied : comments.notCopied({ link }));
  };
  return (
    <button className="quiet-button" type="button" onClick={copy}>
      {comments.copyLink}
    </button>
  );
}
