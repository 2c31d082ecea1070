import type { InitProblem } from '../central/init'
import type { InviteProblem, RotateProblem } from '../central/invite'
import type { ServeProblem } from '../central/serve'

/** Why a central server could not be set up or run. */
export function centralSentence(problem: InitProblem | InviteProblem | RotateProblem | ServeProblem): string {
  switch (problem.tag) {
    case 'bad-url':
      return 'The address of the server must look like http://admin@host:5984.'
    case 'unreachable':
      return `The server does not answer (${problem.detail}).`
    case 'not-couchdb':
      return 'Something else than CouchDB or "central serve" answers at this address.'
    case 'sign-in-refused':
      return "The server refused the admin's name or password."
    case 'not-admin':
      return 'This account is not an admin of the server.'
    case 'server-error':
      return `The server answered ${problem.status}: ${problem.detail}.`
    case 'bad-program-name':
      return 'The name of a program has lower case letters, digits and _, and begins with a letter.'
    case 'rules-fail':
      return `The server cannot run the rules of this version: ${problem.detail}.`
    case 'bad-user-name':
      return 'A name on the server has lower case letters, digits, dots and dashes.'
    case 'no-roles':
      return 'An invitation needs at least one role.'
    case 'program-missing':
      return 'The server does not know this program yet: run "central init" first.'
    case 'user-exists':
      return 'Somebody of this name is known already; --renew makes a new password.'
    case 'user-missing':
      return 'Nobody of this name has a part in this program.'
    case 'port-in-use':
      return 'This port is taken by another program; --port chooses another.'
    case 'port-not-allowed':
      return 'This user may not open this port; --port chooses another.'
    case 'no-such-host':
      return 'This computer has no such address.'
    case 'in-use':
      return `Another process serves ${problem.file} already.`
    case 'read-only':
      return `${problem.file} cannot be written to.`
    case 'disk-full':
      return `The disk that holds ${problem.file} is full.`
    case 'wrong-key':
    case 'foreign-file':
    case 'damaged':
    case 'missing':
    case 'newer-version':
    case 'unreadable':
      return `${problem.file} cannot be opened (${problem.tag}).`
  }
}
