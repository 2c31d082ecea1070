/** The first time the app opens. */
export const firstRun = {
  title: 'Turn a room of people into events that happen.',
  lede: 'Barnstorm runs your mass meeting, signs up hosts, and fills their events. It works without internet; everything you type stays on this laptop until you choose to send it.',
  language: 'Language',
  name: 'Your first name',
  nameHint: 'So that the others know who did what.',
  role: 'What do you do?',
  roles: {
    organizer: { name: 'I run the meeting', what: 'Agenda, the ask, the altar call, live counts' },
    host: { name: 'I host an event', what: 'Who comes, whom to call, what happened' },
    'data-entry': { name: 'I type in the forms', what: 'Paper in, rows out, nothing lost' },
    moderator: { name: 'I review events', what: 'A queue: approve, or ask for changes' },
    support: { name: 'I support hosts and guests', what: 'Call hosts, remind guests, fill thin events' },
    admin: { name: 'I look after the server', what: 'Invitations, accounts, backups' },
  },
  start: 'How do you want to begin?',
  demo: 'Open the demo',
  demoWhat: 'A made-up barnstorm with 175 people and 19 hosts, to try everything.',
  own: 'Start your own',
  ownWhat: 'An empty workspace for your group.',
}
