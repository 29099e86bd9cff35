/** Where the pictures go: outside what git keeps, and outside what a test run clears. */
export const FOLDER = '../../test-results/pictures';
