import type { PageModel } from '#shared/contract/paper'

/** A page with the address of its picture, as the three kinds of page take it. */
export type PageProps = { model: PageModel; url: string | null }
