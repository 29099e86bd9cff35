/** Listens for the keys that lead about the board. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { actionOf, isSilent, type KeyAction, keysAreOn } from '../keys';

const AFTER_G_WITHIN = 1500;

const ROWS = 'main .row-title a, main .row-plain a, main .comment > article';

/** Moves the focus along the rows of a list, or from comment to comment. */
function moveInList(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const start = step > 0 ? 0 : rows.length - 1;
  rows[here < 0 ? start : here + step]?.focus();
}

/** What the page has a field for needs no other page. */
function press({ link, field }: Extract<KeyAction, { kind: 'press' }>): void {
  const here = field ? document.querySelector<HTMLInputElement>(field) : null;
  if (here) here.select();
  else document.querySelector<HTMLElement>(link)?.click();
}

/** A comment is answered and liked where the focus is; elsewhere the post is. */
function actHere(act: 'reply' | 'like'): void {
  const comment = document.activeElement?.closest('.comment > article');
  if (comment) comment.querySelector<HTMLElement>(`[data-act=${act}]`)?.click();
  else if (act === 'like') document.querySelector<HTMLElement>('main .actions [data-act=like]')?.click();
  else document.querySelector<HTMLElement>('main .thread > .composer textarea')?.focus();
}

function act(action: Exclude<KeyAction, { kind: 'help' }>): void {
  if (action.kind === 'move') moveInList(action.step);
  else if (action.kind === 'act') actHere(action.act);
  else if (action.kind === 'press') press(action);
  else if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.click();
}

export function useKeys(onHelp: () => void): void {
  const pressedG = useRef(Number.NEGATIVE_INFINITY);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isSilent(event) || (!keysAreOn() && event.key !== '?')) return;
    const afterG = event.timeStamp - pressedG.current < AFTER_G_WITHIN;
    pressedG.current = event.code === 'KeyG' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const action = actionOf({ code: event.code, key: event.key, afterG });
    if (!action) return;
    event.preventDefault();
    if (action.kind === 'help') onHelp();
    else act(action);
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
