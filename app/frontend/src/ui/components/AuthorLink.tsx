import { Link } from '@tanstack/react-router';
import type { Author } from '../../query/models/post_view';

interface Props {
  author: Author;
}

export function AuthorLink({ author }: Props) {
  return (
    <Link className="author" to="/u/$username" params={{ username: author.username }}>
      {author.display_name}
    </Link>
  );
}
