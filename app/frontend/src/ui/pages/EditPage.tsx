import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { usePost } from '../../query/hooks/usePosts';
import { useViewer } from '../../query/hooks/useUsers';
import { EditPostForm } from '../forms/EditPostForm';
import { FormTheme } from '../forms/FormTheme';
import { usePageTitle } from '../hooks/usePageTitle';

const route = getRouteApi('/p/$postId/edit');

export function EditPage() {
  const { postId } = route.useParams();
  const { write } = useWords();
  const viewer = useViewer();
  const { data: post } = usePost(postId);
  const title = write.editTitle({ title: post.title });
  usePageTitle(title);
  return (
    <div className="writing-page">
      <h1>{title}</h1>
      <FormTheme>
        <EditPostForm post={post} own={viewer?.id === post.author.id} />
      </FormTheme>
    </div>
  );
}
