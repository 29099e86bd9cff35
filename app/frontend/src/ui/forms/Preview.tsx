import { useWords } from '../../language/words';
import { usePreview } from '../../query/hooks/usePreview';
import { ServerHtml } from '../components/ServerHtml';

interface Props {
  title: string;
  body: string;
  language: string;
}

/** The text as readers will see it. */
export function Preview({ title, body, language }: Props) {
  const { write, language: own } = useWords();
  const { html, failed } = usePreview(body);
  const lang = language || own;
  return (
    <section className="preview" aria-label={write.preview}>
      <h2 className="record-title">{write.preview}</h2>
      {title && (
        <p className="preview-title" lang={lang}>
          {title}
        </p>
      )}
      {failed && <p className="page-note">{write.previewFailed}</p>}
      {html ? (
        <ServerHtml html={html} language={lang} />
      ) : (
        !failed && <p className="page-note">{write.previewEmpty}</p>
      )}
    </section>
  );
}
