/** A barn with its door braced against the storm. Decoration: the name stands beside it or in the title. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" fill="none" aria-hidden="true">
      <path
        d="M5 21 12 9l12-5 12 5 7 12v23H5Z"
        stroke="currentColor"
        strokeWidth="3.5"
        strokeLinejoin="round"
      />
      <path
        d="M15 44V25h18v19M15 25l18 19M33 25 15 44"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinejoin="round"
      />
      <path d="M20 15h8" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" />
    </svg>
  )
}
