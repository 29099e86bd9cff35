/** The network of the tests: the board in memory behind msw, and a note of what was sent. */
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { Board } from './board';
import { carryOut } from './board_commands';
import { answer } from './board_queries';

export interface Sent {
  name: string;
  key: string | null;
  body: Record<string, unknown>;
}

interface Network {
  board: Board;
  sent: Sent[];
  asked: Request[];
}

export const network: Network = { board: new Board(), sent: [], asked: [] };

export function freshNetwork(): void {
  network.board = new Board();
  network.sent = [];
  network.asked = [];
}

const jsonOf = (body: unknown, status: number) =>
  new HttpResponse(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Hindsight-Position': network.board.token },
  });

/** The same submission sent again gets the same receipt, as on the server. */
const receipts = new Map<string, ReturnType<typeof carryOut>>();

export const server = setupServer(
  http.post<{ name: string }, never>('*/api/command/:name', async ({ request, params }) => {
    const body = await request.json();
    const key = request.headers.get('Idempotency-Key');
    network.sent.push({ name: params.name, key, body });
    const known = receipts.get(key ?? '');
    const { status, body: answered } = known ?? carryOut(network.board, params.name, body);
    if (key && status === 200) receipts.set(key, { status, body: answered });
    return jsonOf(answered, status);
  }),
  http.post<never, { body: string }>('*/api/query/preview', async ({ request }) => {
    const { body } = await request.json();
    return HttpResponse.json({ data: { html: `<p>${body}</p>` }, position: 1, stale: false });
  }),
  http.get('*/api/query/*', ({ request }) => {
    network.asked.push(request);
    const { status, body } = answer(network.board, new URL(request.url));
    return jsonOf(body, status);
  }),
);
