declare module 'libheif-js/libheif-wasm/libheif-bundle.js' {
  type Pixels = { data: Uint8ClampedArray; width: number; height: number }
  type HeifImage = {
    get_width(): number
    get_height(): number
    is_primary(): boolean
    /** Fills `into` with red, green, blue, opaque; answers null where that fails. */
    display(into: Pixels, done: (filled: Pixels | null) => void): void
    free(): void
  }
  type Libheif = { HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] } }
  const open: (options: { print: () => void; printErr: () => void }) => Libheif
  export default open
}
