/** Before the database is open: passphrase, and what can stand in the way. */
export const unlock = {
  opening: 'Opening your work…',
  choose: {
    title: 'Choose a passphrase',
    lede: 'Everything on this laptop is locked with it. Nobody can bring it back for you: write it on paper and keep it somewhere safe.',
    field: 'Passphrase',
    hint: 'At least {{count}} letters. Four words are easy to remember and hard to guess.',
    suggest: 'Suggest four words',
    written: 'I have written it down',
    action: 'Lock and start',
    tooShort: 'Too short: at least {{count}} letters.',
    alreadyChosen: 'A passphrase has been chosen already. Reload this window.',
    notWritable: 'This folder cannot be written to. Check the disk, then try again.',
    notWritten: 'Write it down first, then tick this box.',
  },
  ask: {
    title: 'Welcome back',
    lede: 'Type the passphrase of this laptop.',
    field: 'Passphrase',
    show: 'Show what I type',
    action: 'Open',
    wrong: 'This passphrase does not open it. Check capital letters and spaces.',
  },
  lost: {
    title: 'Barnstorm has closed',
    body: 'The program behind this window has ended. Start Barnstorm again; everything you saved is there.',
  },
  problem: {
    title: 'Your work cannot be opened',
    safe: 'Nothing was changed or deleted. The file stays as it is.',
    where: 'It is kept in {{folder}}',
    retry: 'Try again',
    detail: 'For a bug report',
    tag: {
      'wrong-key':
        'The key on this laptop does not fit this database. It may have been copied from another laptop: put the key file that belongs to it beside it.',
      'key-missing':
        'There is a database here, but the key file that opens it is gone. Put it back beside the database, from a backup or the old laptop.',
      'key-damaged': 'The key file is damaged. Put an undamaged copy in its place.',
      'key-in-keychain':
        'The key is kept by the system keychain of the desktop app. Open Barnstorm as a desktop app.',
      'not-a-database':
        'The file is there, but it is not a Barnstorm database. Something may have overwritten it. A backup will help.',
      corrupt: 'The database is damaged. Restore the latest backup.',
      'disk-full': 'The disk is full. Make some room, then try again.',
      'read-only':
        'The folder cannot be written to. Check the disk or the rights of the folder, then try again.',
      'database-missing':
        'The database that was in this folder is gone. Put it back from a backup; no empty one is put in its place.',
      'newer-version': 'A newer Barnstorm has worked with this database. Install that version here.',
      locked: 'Another Barnstorm has this folder open. Close it, then try again.',
      crashing: 'The part that keeps your work has stopped several times in a row.',
      unknown: 'Something unexpected stands in the way.',
    },
  },
}
