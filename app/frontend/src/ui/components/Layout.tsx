import { Outlet } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useViewer } from '../../query/hooks/useUsers';
import { useAsOf } from '../hooks/useAsOf';
import { useHeadingFocus } from '../hooks/useHeadingFocus';
import { Announcer } from './Announcer';
import { BottomBar } from './BottomBar';
import { Footer } from './Footer';
import { Header } from './Header';
import { Keys } from './Keys';
import { TimeBar } from './TimeBar';

/** What stands around every page. */
export function Layout() {
  const { board } = useWords();
  const viewer = useViewer();
  const asOf = useAsOf();
  useHeadingFocus();
  return (
    <>
      <a className="skip" href="#main">
        {board.skip}
      </a>
      <Header viewer={viewer} past={asOf !== undefined} />
      {asOf !== undefined && <TimeBar asOf={asOf} />}
      <main className="main frame" id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <BottomBar viewer={viewer} past={asOf !== undefined} />
      <Announcer />
      <Keys />
    </>
  );
}
