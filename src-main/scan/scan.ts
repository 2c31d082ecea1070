import { DIGIT_CLASSES, LETTER_CLASSES } from '#shared/forms/alphabet'
import { resourcePath } from '../core/resources'
import { type FoundPage, flatPages, placedPage } from './page'
import { type GreyPicture, openPictures, pictureOf } from './picture'
import { previewOf, withPictures } from './pictures-of-page'
import { type Readers, readPage } from './read-page'
import { digitReader } from './readers/digits'
import { letterReader } from './readers/letters'
import { loadNetwork } from './readers/network'
import { loadPaddle } from './readers/paddle'
import type { PageResult, PlacedSheet, Reach, ReadOptions } from './scanned'

/** One picture of a file, and how many the file has. */
export type PictureRead = { count: number; results: PageResult[] }

/** Reads in this thread; `scanner.ts` does so in others. Networks are loaded when first needed, and kept. */
export type PictureReader = {
  /** `picture` counts from 1. */
  read(file: Uint8Array, picture: number, options: ReadOptions): Promise<PictureRead>
  readPlaced(file: Uint8Array, sheet: PlacedSheet, options: ReadOptions): Promise<PageResult>
}

export function openPictureReader(): PictureReader {
  const digits = once(openDigits)
  const letters = once(openLetters)
  const readers = async (reach: Reach): Promise<Readers> => {
    const [first, second] = await Promise.all([digits(), reach === 'all' ? letters() : null])
    return { digits: first, letters: second }
  }
  return {
    read: async (file, picture, options) => {
      const opened = await openPictures(file)
      if (!opened.ok) return { count: 1, results: [{ picture, ok: false, problem: opened.error }] }
      const { count, close } = opened.value
      try {
        const seen = await opened.value.picture(picture)
        if (!seen.ok) return { count, results: [{ picture, ok: false, problem: seen.error }] }
        const results: PageResult[] = []
        for (const page of await flatPages(seen.value))
          results.push(await resultOf(picture, seen.value, page, options, readers))
        return { count, results }
      } finally {
        await close()
      }
    },
    readPlaced: async (file, sheet, options) => {
      const { picture } = sheet
      const seen = await pictureOf(file, picture)
      if (!seen.ok) return { picture, ok: false, problem: seen.error }
      return resultOf(picture, seen.value, await placedPage(seen.value, sheet), options, readers)
    },
  }
}

async function resultOf(
  picture: number,
  seen: GreyPicture,
  flat: FoundPage,
  { reach, pictures }: ReadOptions,
  readers: (reach: Reach) => Promise<Readers>,
): Promise<PageResult> {
  if (!flat.ok) {
    const preview = pictures ? { preview: await previewOf(seen) } : {}
    return { picture, ok: false, problem: flat.error, ...preview }
  }
  const page = await readPage(flat.value, await readers(reach))
  return { picture, ok: true, page: pictures ? await withPictures(page, flat.value.picture) : page }
}

const DIGIT_MODELS = ['digits.onnx', 'digits-small.onnx']

const openDigits = async () =>
  digitReader(
    await Promise.all(DIGIT_MODELS.map((file) => loadNetwork(resourcePath('models', file), DIGIT_CLASSES))),
  )

async function openLetters() {
  const network = loadNetwork(resourcePath('models', 'letters.onnx'), LETTER_CLASSES)
  return letterReader(await network, await loadPaddle())
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
