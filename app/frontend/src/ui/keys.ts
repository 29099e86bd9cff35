/** Which key does what. Most press a link that the page shows: what a viewer may not do has none. */
import { ofBrowser } from '../infrastructure/memory';

export type KeyAction =
  | { kind: 'help' }
  | { kind: 'move'; step: 1 | -1 }
  | { kind: 'open' }
  | { kind: 'press'; link: string; field?: string }
  /** To what the focus is on: a comment, or else the post. */
  | { kind: 'act'; act: 'reply' | 'like' };

const press = (link: string): KeyAction => ({ kind: 'press', link });

/** By the physical key, so that a layout without Latin letters has the same ones. */
const ACTIONS: Record<string, KeyAction> = {
  KeyW: press('.account a[href="/write"]'),
  KeyJ: { kind: 'move', step: 1 },
  KeyK: { kind: 'move', step: -1 },
  KeyO: { kind: 'open' },
  KeyN: press('main .show-new'),
  KeyR: { kind: 'act', act: 'reply' },
  KeyL: { kind: 'act', act: 'like' },
  KeyE: press('main a[href$="/edit"]'),
  KeyV: press('main a[href$="/versions"]'),
  KeyH: press('main a[href$="/record"]'),
  KeyT: press('.time > summary'),
  BracketLeft: press('.time-bar [rel=prev]'),
  BracketRight: press('.time-bar [rel=next]'),
  Escape: press('.time-bar .to-now'),
};

const AFTER_G: Record<string, KeyAction> = {
  KeyP: press('.sections a[href="/"]'),
  KeyT: press('.sections a[href="/tags"]'),
};

const SEARCH: KeyAction = { kind: 'press', link: '.account a[href="/search"]', field: 'main [data-start]' };

export interface Press {
  code: string;
  key: string;
  afterG: boolean;
}

export function actionOf({ code, key, afterG }: Press): KeyAction | null {
  if (key === '?') return { kind: 'help' };
  // On some layouts the slash is elsewhere.
  if (key === '/') return SEARCH;
  return (afterG ? AFTER_G[code] : ACTIONS[code]) ?? null;
}

const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"] *';

/** Keys are silent in fields, in dialogs, while composing and beside other keys. */
export function isSilent(event: KeyboardEvent): boolean {
  const inField = event.target instanceof Element && event.target.matches(FIELDS);
  return inField || event.isComposing || event.ctrlKey || event.metaKey || event.altKey;
}

const SETTING = 'hindsight.keys';

export const keysAreOn = (): boolean => ofBrowser.recall(SETTING) !== 'off';

export const switchKeys = (on: boolean): void => ofBrowser.keep(SETTING, on ? 'on' : 'off');
