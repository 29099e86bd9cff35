import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, buildApp, tellDefects } from './App';
import { inlinedAnswers } from './infrastructure/api/inlined_answers';
import { Live } from './infrastructure/event/live';
import { whenIdle } from './infrastructure/when_idle';
import { languageOf, loadWords } from './language/languages';
import './ui/styles/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/layout.css';
import './ui/styles/header.css';
import './ui/styles/disclosure.css';
import './ui/styles/list.css';
import './ui/styles/post.css';
import './ui/styles/thread.css';
import './ui/styles/record.css';
import './ui/styles/prose.css';
import './ui/styles/search.css';

const PATIENCE = 300;

async function start(root: HTMLElement) {
  const inlined = inlinedAnswers(document);
  const { queries, router } = buildApp(inlined);
  // What the server wrote stands until the first page is ready to take its place whole.
  const [words] = await Promise.all([
    loadWords(languageOf(document)),
    Promise.race([router.load(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]),
  ]);
  createRoot(root, { onCaughtError: tellDefects }).render(
    <StrictMode>
      <App queries={queries} router={router} words={words} />
    </StrictMode>,
  );
  whenIdle(() => new Live(inlined?.token ?? null).start());
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
void start(root);
