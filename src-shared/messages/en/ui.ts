/** Words of the shared components. */
export const ui = {
  loading: 'One moment…',
  retry: 'Try again',
  undo: 'Undo',
  close: 'Close',
  draftKept: 'What you had typed is back.',
  draftDiscard: 'Start over',
  noMatches: 'Nothing found',
  sortedUp: 'sorted, lowest first',
  sortedDown: 'sorted, highest first',
  errorTitle: 'This screen stopped',
  errorBody:
    'What you saved is safe. Open the screen again; if it stops once more, tell whoever set up your laptop.',
  minutes_one: '{{count}} minute',
  minutes_other: '{{count}} minutes',
  minutesShort: '{{count}} min',
  target: 'Target',
  targetReached: 'target reached',
  timeHint: 'Hours and minutes, as in 6:30 pm or 18:30',
}
