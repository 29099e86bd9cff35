/** Everything that Mantine needs; it loads with the first form, never with a page that is only read. */
import { createTheme, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import '@mantine/core/styles/Loader.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import type { ReactNode } from 'react';
import '../styles/forms.css';

const theme = createTheme({
  respectReducedMotion: true,
  defaultRadius: 3,
  cursorType: 'pointer',
  fontFamily: 'var(--sans)',
  variantColorResolver: ({ variant }) =>
    variant === 'filled'
      ? { background: 'var(--accent)', hover: 'var(--accent)', color: 'var(--page)', border: 'none' }
      : {
          background: 'none',
          hover: 'var(--quiet)',
          color: 'var(--ink)',
          border: variant === 'default' ? '1px solid var(--edge)' : 'none',
        },
  components: {
    // The scroll lock writes a style element, which the content security policy refuses.
    Modal: {
      defaultProps: {
        lockScroll: false,
        transitionProps: { duration: 120 },
        radius: 3,
        // The line over a dialog is no banner of the page.
        attributes: { header: { role: 'none' } },
      },
    },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    TagsInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'md' } },
  },
});

const scheme = localStorageColorSchemeManager({ key: 'hindsight.theme' });

export function FormTheme({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={scheme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
