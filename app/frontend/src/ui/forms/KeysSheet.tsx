import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../language/words';
import { useFocusReturn } from '../hooks/useFocusReturn';
import { keysAreOn, switchKeys } from '../keys';
import { FormTheme } from './FormTheme';

interface Props {
  onClose: () => void;
}

export function KeysSheet({ onClose }: Props) {
  const { keys } = useWords();
  useFocusReturn();
  const [on, setOn] = useState(keysAreOn);
  const choose = (chosen: boolean) => {
    switchKeys(chosen);
    setOn(chosen);
  };
  const told = [
    ['?', keys.help],
    ['/', keys.search],
    ['w', keys.write],
    ['g p', keys.goPosts],
    ['g t', keys.goTags],
    ['j k', keys.move],
    ['o', keys.open],
    ['n', keys.showNew],
    ['r', keys.reply],
    ['l', keys.like],
    ['e', keys.edit],
    ['v', keys.versions],
    ['h', keys.record],
    ['t', keys.time],
    ['[ ]', keys.changes],
    ['Esc', keys.now],
    ['Ctrl Enter', keys.send],
  ];
  return (
    <FormTheme>
      <Modal opened onClose={onClose} title={keys.title} closeButtonProps={{ 'aria-label': keys.close }}>
        <dl className="keys">
          {told.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label className="switch">
          <input type="checkbox" checked={on} onChange={(event) => choose(event.target.checked)} />
          {keys.on}
        </label>
      </Modal>
    </FormTheme>
  );
}
