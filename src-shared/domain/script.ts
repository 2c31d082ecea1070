import type { Language } from '#shared/model/base'
import type { GivenAnswer, Outcome } from '#shared/model/conversation'
import type { ScriptAnswer, ScriptStep } from '#shared/model/script'

export type Steps = readonly ScriptStep[]

/** What a placeholder may name: `{{contact.firstName}}`. */
export const PLACEHOLDERS = [
  'contact.firstName',
  'contact.lastName',
  'contact.city',
  'caller.name',
  'host.name',
  'event.title',
  'event.day',
  'event.time',
  'event.place',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]
export type PlaceholderValues = Partial<Record<Placeholder, string>>

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g
const isPlaceholder = (name: string): name is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(name)

/** A text in parts: as it stands, filled in, or missing (nothing is known; never shown as if it were). */
export type TextPart = { kind: 'text' | 'filled' | 'missing'; text: string }

export function fillText(text: string, values: PlaceholderValues): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name = ''] = match
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    const value = isPlaceholder(name) ? values[name] : undefined
    parts.push(value ? { kind: 'filled', text: value } : { kind: 'missing', text: name })
    at = match.index + whole.length
    // One period ends both the name and the sentence: *My name is Ana R.*
    if (value?.endsWith('.') && text[at] === '.') at += 1
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

export const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name)

/** With whom and when a step is spoken. */
export type Scene = { language: string; state: string; phase: string }

/** What a caller reads at this step: the variant that fits best, else the text of the language, else what there is. */
export function stepText(step: ScriptStep, scene: Scene): string {
  const fitting = step.variants
    .filter(({ when }) => fits(when, scene))
    .map((variant, index) => ({ variant, index, weight: weightOf(variant.when) }))
    .sort((one, other) => other.weight - one.weight || one.index - other.index)
  return fitting[0]?.variant.text || spokenText(step.text, scene.language)
}

type When = ScriptStep['variants'][number]['when']

const fits = (when: When, scene: Scene): boolean =>
  (when.language === undefined || when.language === scene.language) &&
  (when.state === undefined || when.state === scene.state) &&
  (when.phase === undefined || when.phase === scene.phase)

/** The more a variant asks for, the better it knows whom it is for; language before state before phase. */
const weightOf = (when: When): number =>
  (when.language === undefined ? 0 : 4) +
  (when.state === undefined ? 0 : 2) +
  (when.phase === undefined ? 0 : 1)

/** The text in a language, or in the other one where there is none: better than silence. */
export const spokenText = (text: { en: string; es: string }, language: string): string =>
  language === 'es' ? text.es || text.en : text.en || text.es

/** What is wrong with a script, at which step; an answer by its id, '' where the step itself is meant. */
export type ScriptFlaw = {
  tag:
    | 'empty'
    | 'same-id'
    | 'unknown-step'
    | 'dead-end'
    | 'endless'
    | 'unreachable'
    | 'no-text'
    | 'no-label'
    | 'unknown-placeholder'
  stepId: string
  answerId: string
  /** The language, or the placeholder, that it is about. */
  detail: string
}

/** Flaws that would leave a caller without a way on: such a script cannot be saved. The others are shown. */
const BLOCKING: readonly ScriptFlaw['tag'][] = [
  'empty',
  'same-id',
  'unknown-step',
  'dead-end',
  'endless',
  'unknown-placeholder',
]
export const isBlocking = ({ tag }: ScriptFlaw): boolean => BLOCKING.includes(tag)

/**
 * Looks a script through: every call must come to an end (no loop without a way out), and with an outcome (a call that
 * ends without one says nothing); nothing may jump to a step that is not there.
 */
export function scriptFlaws(steps: Steps, languages: readonly Language[]): ScriptFlaw[] {
  const [first] = steps
  if (!first) return [flaw('empty', '')]
  const ids = new Set(steps.map(({ id }) => id))
  return [
    ...steps
      .filter(({ id }, index) => steps.findIndex((step) => step.id === id) < index)
      .map(({ id }) => flaw('same-id', id)),
    ...steps.flatMap((step) =>
      jumpsOf(step)
        .filter(({ to }) => to !== '' && !ids.has(to))
        .map(({ answerId, to }) => flaw('unknown-step', step.id, answerId, to)),
    ),
    ...endlessSteps(steps).map((id) => flaw('endless', id)),
    ...deadEnds(steps),
    ...unreachable(steps, first).map((id) => flaw('unreachable', id)),
    ...steps.flatMap((step) => textFlaws(step, languages)),
  ]
}

const flaw = (tag: ScriptFlaw['tag'], stepId: string, answerId = '', detail = ''): ScriptFlaw => ({
  tag,
  stepId,
  answerId,
  detail,
})

type Jump = { answerId: string; to: string; outcome: Outcome | null }

const jumpsOf = (step: ScriptStep): Jump[] =>
  step.answers.length === 0
    ? [{ answerId: '', to: step.next, outcome: null }]
    : step.answers.map(({ id, next, outcome }) => ({ answerId: id, to: next, outcome }))

/** Steps from which no way leads to an end. */
function endlessSteps(steps: Steps): string[] {
  const ending = new Set<string>()
  for (let grew = true; grew; ) {
    grew = false
    for (const step of steps) {
      if (ending.has(step.id)) continue
      if (!jumpsOf(step).some(({ to }) => to === '' || ending.has(to))) continue
      ending.add(step.id)
      grew = true
    }
  }
  return steps.filter(({ id }) => !ending.has(id)).map(({ id }) => id)
}

/**
 * Ends that a call may come to without any answer on the way having settled an outcome. Walks over (step, settled?),
 * of which there are twice as many as steps, so loops do no harm.
 */
function deadEnds(steps: Steps): ScriptFlaw[] {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const seen = new Set<string>()
  const found = new Map<string, ScriptFlaw>()
  const walk: { step: ScriptStep; settled: boolean }[] = steps[0] ? [{ step: steps[0], settled: false }] : []
  for (let at = walk.pop(); at; at = walk.pop()) {
    const name = `${at.step.id} ${at.settled}`
    if (seen.has(name)) continue
    seen.add(name)
    for (const { answerId, to, outcome } of jumpsOf(at.step)) {
      const settled = at.settled || outcome !== null
      const next = byId.get(to)
      if (next) walk.push({ step: next, settled })
      else if (to === '' && !settled)
        found.set(`${at.step.id} ${answerId}`, flaw('dead-end', at.step.id, answerId))
    }
  }
  return [...found.values()]
}

function unreachable(steps: Steps, first: ScriptStep): string[] {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const reached = new Set<string>()
  const walk = [first]
  for (let step = walk.pop(); step; step = walk.pop()) {
    if (reached.has(step.id)) continue
    reached.add(step.id)
    for (const { to } of jumpsOf(step)) {
      const next = byId.get(to)
      if (next) walk.push(next)
    }
  }
  return steps.filter(({ id }) => !reached.has(id)).map(({ id }) => id)
}

function textFlaws(step: ScriptStep, languages: readonly Language[]): ScriptFlaw[] {
  const texts = [step.text.en, step.text.es, ...step.variants.map(({ text }) => text)]
  const unknown = new Set(texts.flatMap(placeholdersIn).filter((name) => !isPlaceholder(name)))
  return [
    ...languages
      .filter((language) => step.text[language].trim() === '')
      .map((language) => flaw('no-text', step.id, '', language)),
    ...step.answers.flatMap((answer) => labelFlaws(step, answer, languages)),
    ...[...unknown].map((name) => flaw('unknown-placeholder', step.id, '', name)),
  ]
}

const labelFlaws = (step: ScriptStep, answer: ScriptAnswer, languages: readonly Language[]): ScriptFlaw[] =>
  languages
    .filter((language) => answer.label[language].trim() === '')
    .map((language) => flaw('no-label', step.id, answer.id, language))

/** Where a call stands: the step at hand (null = it is over), what was said, and what it comes to. */
export type Walk = {
  step: ScriptStep | null
  /** The answers on the way here, those that lead anywhere. */
  path: { step: ScriptStep; answer: ScriptAnswer | null }[]
  /** The last outcome that an answer settled; null = nothing is settled yet. */
  outcome: Outcome | null
}

/**
 * Follows the answers that were given through the script. Steps that ask nothing are passed by an answer with
 * `answerId: ''`. An answer that does not belong to the step at hand ends the walk there: after a step back the caller
 * answers anew from where they stand.
 */
export function walkScript(steps: Steps, given: readonly GivenAnswer[]): Walk {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const path: Walk['path'] = []
  let step: ScriptStep | null = steps[0] ?? null
  let outcome: Outcome | null = null
  for (const { stepId, answerId } of given) {
    if (!step || step.id !== stepId) break
    const answer: ScriptAnswer | null = step.answers.find(({ id }) => id === answerId) ?? null
    if (!answer && step.answers.length > 0) break
    path.push({ step, answer })
    outcome = answer?.outcome ?? outcome
    step = byId.get(answer ? answer.next : step.next) ?? null
  }
  return { step, path, outcome }
}
