import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, buildApp } from './App';
import { inlinedAnswers } from './infrastructure/api/inlined_answers';
import { refusalOf } from './infrastructure/api/problem';
import './ui/styles/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/layout.css';
import './ui/styles/header.css';
import './ui/styles/list.css';
import './ui/styles/post.css';
import './ui/styles/record.css';
import './ui/styles/prose.css';

const PATIENCE = 300;

async function start(root: HTMLElement) {
  const { queries, router } = buildApp(inlinedAnswers(document));
  // What the server wrote stands until the first page is ready to take its place whole.
  await Promise.race([router.load(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  createRoot(root, { onCaughtError: tellDefects }).render(
    <StrictMode>
      <App queries={queries} router={router} />
    </StrictMode>,
  );
}

/** A refusal is an answer, and its page says so; only a defect belongs on the console. */
function tellDefects(error: unknown) {
  if (!refusalOf(error)) console.error(error);
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
void start(root);
