import { Link } from '@tanstack/react-router';

interface Props {
  tags: readonly string[];
}

export function Tags({ tags }: Props) {
  return tags.map((tag) => (
    <Link key={tag} to="/t/$tag" params={{ tag }}>
      {tag}
    </Link>
  ));
}
