/** The shape of a topic in another language: the same keys, other words. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }
