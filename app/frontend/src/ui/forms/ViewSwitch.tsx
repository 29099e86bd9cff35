import { SegmentedControl } from '@mantine/core';
import { useWords } from '../../language/words';

interface Props {
  view: 'text' | 'preview';
  onChange: (view: 'text' | 'preview') => void;
}

/** Where both do not fit side by side. */
export function ViewSwitch({ view, onChange }: Props) {
  const { write } = useWords();
  return (
    <SegmentedControl
      className="view-switch"
      aria-label={write.view}
      value={view}
      onChange={onChange}
      data={[
        { value: 'text', label: write.text },
        { value: 'preview', label: write.preview },
      ]}
    />
  );
}
