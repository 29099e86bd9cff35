import { useWords } from '../../language/words';

const WIDTHS = ['62%', '48%', '71%', '55%', '66%', '40%'];

/** The shape of a page to come, in grey. */
export function Bones() {
  const { state } = useWords();
  return (
    <div className="column" role="status" aria-label={state.loading}>
      <span className="bone bone-title" />
      <div className="rows">
        {WIDTHS.map((width) => (
          <div className="row" key={width}>
            <span className="bone bone-line" style={{ width }} />
            <span className="bone bone-meta" />
          </div>
        ))}
      </div>
    </div>
  );
}
