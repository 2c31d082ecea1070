import type { Problem } from '#shared/contract/base'
import type { StartProblem } from '#shared/contract/shell'
import { en } from '#shared/messages/en'

/** Why there is no open database, in the words of the screens. */
export const sentenceFor = ({ tag, detail }: StartProblem): string =>
  detail ? `${en.unlock.problem.tag[tag]} (${detail})` : en.unlock.problem.tag[tag]

/** Why a command of the contract was not carried out. */
export const problemSentence = ({ tag, field, detail }: Problem): string => {
  const about = [field, detail].filter(Boolean).join(': ')
  return about ? `${en.problem[tag]} (${about})` : en.problem[tag]
}
