import {
  Button,
  Checkbox,
  Combobox,
  createTheme,
  InputWrapper,
  type MantineColorsTuple,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core'

/**
 * The colours that are painted come from tokens.css; Mantine only asks for ten shades to parse. Transitions are
 * off: a volunteer who types ahead must never wait for a panel to slide in.
 */
const shades: MantineColorsTuple = [
  '#dcefe6',
  '#b9dfce',
  '#8fcbb1',
  '#62b593',
  '#3a9f78',
  '#1d8764',
  '#0a6a4f',
  '#085a43',
  '#064937',
  '#04382a',
]

const buttonColours = {
  filled: {
    bg: 'var(--accent)',
    hover: 'var(--accent-strong)',
    color: 'var(--on-accent)',
    edge: 'transparent',
  },
  default: { bg: 'var(--surface)', hover: 'var(--surface-2)', color: 'var(--ink)', edge: 'var(--edge)' },
  subtle: { bg: 'transparent', hover: 'var(--accent-soft)', color: 'var(--accent)', edge: 'transparent' },
}
type ButtonLook = keyof typeof buttonColours
const isButtonLook = (variant: string | undefined): variant is ButtonLook =>
  variant !== undefined && variant in buttonColours

const noMotion = { transitionProps: { duration: 0 } }

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: shades },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'md' },
      vars: (_, { variant }) => {
        const colours = buttonColours[isButtonLook(variant) ? variant : 'filled']
        return {
          root: {
            '--button-bg': colours.bg,
            '--button-hover': colours.hover,
            '--button-color': colours.color,
            '--button-bd': `1.5px solid ${colours.edge}`,
            '--button-height': 'var(--target)',
            '--button-padding-x': '18px',
            '--button-fz': 'var(--text-m)',
          },
        }
      },
    }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'md' } }),
    Combobox: Combobox.extend({ defaultProps: noMotion }),
    Popover: Popover.extend({ defaultProps: noMotion }),
    Tooltip: Tooltip.extend({ defaultProps: { ...noMotion, openDelay: 400 } }),
    // The page itself never scrolls (theme/base.css), and the lock would write a style element past the CSP.
    Modal: Modal.extend({ defaultProps: { ...noMotion, lockScroll: false, centered: true, radius: 'md' } }),
  },
})
