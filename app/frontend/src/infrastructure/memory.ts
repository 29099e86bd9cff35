/** What this browser or this tab remembers. Where storing is forbidden, or full, it is known until the page is left. */
function memory(open: () => Storage) {
  const untilLeft = new Map<string, string>();
  return {
    recall(name: string): string | null {
      try {
        return untilLeft.get(name) ?? open().getItem(name);
      } catch {
        return null;
      }
    },
    keep(name: string, text: string): void {
      untilLeft.delete(name);
      try {
        open().setItem(name, text);
      } catch {
        untilLeft.set(name, text);
      }
    },
    forget(name: string): void {
      untilLeft.delete(name);
      try {
        open().removeItem(name);
      } catch {
        // Then nothing was stored either.
      }
    },
  };
}

// The storage itself is asked for at each use: merely naming it throws where it is forbidden.
export const ofBrowser = memory(() => localStorage);
export const ofTab = memory(() => sessionStorage);
