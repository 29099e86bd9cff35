/** What goes away by itself does not take the focus along: it goes on at the heading. */
import { useLayoutEffect, useRef } from 'react';
import { focusHeading } from './useHeadingFocus';

export function useFocusOnward<Place extends HTMLElement>() {
  const place = useRef<Place>(null);
  useLayoutEffect(() => {
    const here = place.current;
    return () => {
      if (here?.contains(document.activeElement)) focusHeading();
    };
  }, []);
  return place;
}
