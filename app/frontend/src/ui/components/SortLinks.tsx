import { Link, type LinkOptions } from '@tanstack/react-router';

export interface SortChoice {
  name: string;
  link: LinkOptions;
  isChosen: boolean;
}

interface Props {
  label: string;
  choices: readonly SortChoice[];
}

/** In which order: each has an address. */
export function SortLinks({ label, choices }: Props) {
  return (
    <nav className="sorts" aria-label={label}>
      {choices.map(({ name, link, isChosen }) => (
        // Which one is chosen does not hang on the page of it, as the router would have it.
        <Link
          key={name}
          {...link}
          activeOptions={{ exact: true }}
          aria-current={isChosen ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
