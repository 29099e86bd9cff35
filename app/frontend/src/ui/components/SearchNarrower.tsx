import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { HitView, SearchFilter } from '../../query/models/hit_view';

const MOST = 5;

interface Props {
  filter: SearchFilter;
  hits: readonly HitView[];
  /** The id of the form that its fields are part of. */
  form: string;
  onDone: () => void;
}

/** The ways to narrow a search: by a name or a tag that one writes, or that the hits have. */
export function SearchNarrower({ filter, hits, form, onDone }: Props) {
  const { search } = useWords();
  const authors = firstOf(
    hits.map(({ author }) => author.username),
    filter.author,
  );
  const tags = firstOf(
    hits.flatMap((hit) => hit.tags),
    filter.tag,
  );
  const ways = [
    ...authors.map((author) => ({ name: search.byAuthor({ name: author }), more: { author } })),
    ...tags.map((tag) => ({ name: search.withTag({ tag }), more: { tag } })),
  ];
  return (
    <div className="narrow-menu">
      <Field form={form} name="author" label={search.author} value={filter.author} />
      <Field form={form} name="tag" label={search.tag} value={filter.tag} />
      <button type="submit" form={form}>
        {search.apply}
      </button>
      {ways.length > 0 && (
        <>
          <h2>{search.fromHits}</h2>
          <ul>
            {ways.map(({ name, more }) => (
              <li key={name}>
                <Link
                  to="/search"
                  search={{ ...filter, ...more, after: undefined }}
                  replace
                  activeOptions={{ exact: true }}
                  onClick={onDone}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface FieldProps {
  form: string;
  name: 'author' | 'tag';
  label: string;
  value?: string;
}

function Field({ form, name, label, value = '' }: FieldProps) {
  return (
    <label>
      {label}
      <input
        key={value}
        form={form}
        name={name}
        defaultValue={value}
        maxLength={30}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </label>
  );
}

/** The first few different ones, without the one that is chosen. */
const firstOf = (words: readonly string[], chosen?: string) =>
  [...new Set(words)].filter((word) => word !== chosen).slice(0, MOST);
