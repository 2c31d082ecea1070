import { useState } from 'react'
import type { CallCard, CallResult, CallScreen } from '#shared/contract/call'
import {
  type CallDraft,
  callResult,
  emptyCall,
  mainMove,
  withAnswer,
  withoutLast,
} from '#shared/domain/call-draft'
import { asksOf } from '#shared/domain/call-keys'
import { type Walk, walkScript } from '#shared/domain/script'
import type { Outcome } from '#shared/model/conversation'
import type { ScriptAnswer } from '#shared/model/script'
import { type DraftForm, useDraftForm } from '../../../ui/draft-form'

/** The one question that stands over the script until it is answered. */
export type Asking =
  | { about: 'number'; outcome: Outcome }
  | { about: 'time'; answer: ScriptAnswer | null }
  | { about: 'language' }
  | { about: 'text'; answer: ScriptAnswer }
  | { about: 'sign-up'; answer: ScriptAnswer | null }
  | { about: 'skip' }

/** What becomes of a call: the queue's business, or nobody's (practice). */
export type CallEnds = {
  finish: (result: CallResult) => Promise<boolean>
  skip: (reason: string) => Promise<boolean>
}

export type CallInHand = {
  screen: Pick<CallScreen, 'kit' | 'caller'>
  card: CallCard
  form: DraftForm<CallDraft>
  walk: Walk
  asking: Asking | null
  /** An answer or an outcome is on its way to the disk. */
  busy: boolean
  main: 'pass' | 'finish' | null
  ask: (asking: Asking | null) => void
  answer: (answer: ScriptAnswer) => void
  /** The answer, with what was asked for it. */
  answerWith: (answer: ScriptAnswer, more: { said?: string } & Partial<CallDraft>) => void
  back: () => void
  goOn: () => void
  /** This is what it came to: asks what is missing, or writes it down. */
  settle: (outcome: Outcome) => void
  writeDown: (outcome: Outcome, said?: Partial<Pick<CallResult, 'phone' | 'callBackAt' | 'language'>>) => void
  passOver: (reason: string) => void
}

/** One call, from the contact in hand to what it came to. Mount a new one for another contact. */
export function useCall(
  screen: Pick<CallScreen, 'kit' | 'caller'>,
  card: CallCard,
  ends: CallEnds,
): CallInHand {
  const form = useDraftForm<CallDraft>({
    form: `call:${screen.caller.id}.${card.contact.id}`,
    initial: emptyCall,
  })
  const [asking, ask] = useState<Asking | null>(null)
  const [busy, setBusy] = useState(false)
  const steps = card.script?.steps ?? []
  const { answers } = form.values
  const walk = walkScript(steps, answers)
  const firstPhone = card.phones[0]?.number ?? ''

  const answerWith: CallInHand['answerWith'] = (answer, { said = '', ...more }) => {
    form.patch({ ...more, text: '', answers: withAnswer(steps, answers, answer.id, said) })
    ask(null)
  }
  const answer = (given: ScriptAnswer) => {
    switch (given.asks) {
      case 'nothing':
        return answerWith(given, {})
      case 'sign-up':
        return ask({ about: 'sign-up', answer: given })
      case 'call-back':
        return ask({ about: 'time', answer: given })
      case 'text':
        return ask({ about: 'text', answer: given })
    }
  }
  const end = async (run: () => Promise<boolean>) => {
    if (busy || !form.ready) return
    setBusy(true)
    const isDone = await run()
    if (isDone) form.reset()
    setBusy(false)
  }
  const writeDown: CallInHand['writeDown'] = (outcome, said = {}) => {
    ask(null)
    void end(() => ends.finish(callResult(form.values, outcome, { ...said, firstPhone })))
  }
  const settle = (outcome: Outcome) => {
    const asks = asksOf(outcome, card.phones.length)
    if (asks === 'nothing') return writeDown(outcome)
    if (asks === 'number') return ask({ about: 'number', outcome })
    if (asks === 'time') return ask({ about: 'time', answer: null })
    ask({ about: 'language' })
  }
  const main = mainMove(steps, answers)
  return {
    ...{ screen, card, form, walk, asking, busy, main, ask, answer, answerWith, settle, writeDown },
    back: () => {
      if (asking) ask(null)
      else form.patch({ answers: withoutLast(steps, answers) })
    },
    goOn: () => {
      if (main === 'pass') form.patch({ answers: withAnswer(steps, answers, '') })
      if (main === 'finish' && walk.outcome) writeDown(walk.outcome)
    },
    passOver: (reason) => {
      ask(null)
      void end(() => ends.skip(reason))
    },
  }
}
