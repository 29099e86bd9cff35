import { FormTheme } from './FormTheme';
import { LogInDialog } from './LogInDialog';

interface Props {
  onClose: () => void;
  onDone: () => void;
}

/** The log-in over a page that has no form of the library's yet. */
export function LogInOnTop(props: Props) {
  return (
    <FormTheme>
      <LogInDialog opened {...props} />
    </FormTheme>
  );
}
