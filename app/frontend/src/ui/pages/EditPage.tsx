import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { usePost } from '../../query/hooks/usePosts';
import { useViewer } from '../../query/hooks/useUsers';
import { StatusLine } from '../components/StatusLine';
import { EditPostForm } from '../forms/EditPostForm';
import { FormTheme } from '../forms/FormTheme';
import { usePageTitle } from '../hooks/usePageTitle';

const route = getRouteApi('/p/$postId/edit');

export function EditPage() {
  const { postId } = route.useParams();
  const { write } = useWords();
  const viewer = useViewer();
  const { data: post, stale, lostSince } = usePost(postId);
  usePageTitle(write.editTitle({ title: post.title }));
  const [before, after] = write.editTitle({ title: '\n' }).split('\n');
  return (
    <div className="writing-page">
      <h1>
        {before}
        <span lang={post.language}>{post.title}</span>
        {after}
      </h1>
      <StatusLine stale={stale} lostSince={lostSince} />
      <FormTheme>
        <EditPostForm post={post} own={viewer?.id === post.author.id} />
      </FormTheme>
    </div>
  );
}
