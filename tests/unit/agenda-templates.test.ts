import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { resourcePath } from '#main/core/resources'
import { loadTemplates, templateLanguages, templateNames } from '#main/core/templates'
import { agendaProblems, planFromTemplate, totalMinutes } from '#shared/domain/agenda'

const templates = await loadTemplates()
const named = (id: string) => templates.find((template) => template.id === id)

it('offers every agenda file that ships, under its own name, in both languages', async () => {
  const files = (await readdir(resourcePath('agendas'))).sort()
  expect(templates.map((template) => `${template.id}.json`).sort()).toEqual(files)
  expect(templates).toHaveLength(templateNames.length * templateLanguages.length)
  for (const template of templates) expect(template.id.endsWith(`.${template.language}`)).toBe(true)
})

it('has agendas that can be saved as they are, with segments of their own names', () => {
  for (const template of templates) {
    expect(agendaProblems(planFromTemplate(template, '2026-03-06T23:00:00.000Z'))).toEqual([])
    expect(new Set(template.segments.map((segment) => segment.id)).size).toBe(template.segments.length)
  }
})

it('has agendas as long as their names say', () => {
  const minutes = templateNames.map((name) => totalMinutes(named(`${name}.en`)?.segments ?? []))
  expect(minutes).toEqual([90, 60, 30, 120, 45])
})

it('runs the same in Spanish as in English, with as much to say', () => {
  for (const name of templateNames) {
    const shape = (language: string) =>
      named(`${name}.${language}`)?.segments.map(({ title, points, cues, ...rest }) => ({
        ...rest,
        points: points.length,
        cues: cues.length,
      }))
    expect(shape('es')).toEqual(shape('en'))
  }
})

it('tells the facilitator of every meeting whom to choose when hands go up', () => {
  for (const template of templates.filter((each) => !each.id.startsWith('phone-bank'))) {
    const cues = template.segments.find((segment) => segment.kind === 'stories')?.cues.join(' ') ?? ''
    expect(cues).toMatch(
      template.language === 'en' ? /new to politics.*of color.*youngest/i : /nuev.*color.*joven/i,
    )
  }
})
