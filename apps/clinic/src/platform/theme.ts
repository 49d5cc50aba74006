/** Mantine reads our tokens: no part names a palette colour, so dark mode and contrast modes need no second theme. */
import { createTheme } from '@mantine/core';
import type { VariantColorsResolver } from '@mantine/core';

const states = new Set(['allow', 'warn', 'refuse', 'due', 'overdue']);

/** filled is the accent only; light takes a state; default is bordered with line-strong. */
const byTokens: VariantColorsResolver = ({ color, variant }) => {
  const state = color !== undefined && states.has(color) ? color : undefined;
  switch (variant) {
    case 'filled': return { background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)', border: '1px solid var(--accent)' };
    case 'light': return { background: state === undefined ? 'var(--accent-soft)' : `var(--${state}-soft)`, hover: 'var(--sunken)', color: state === undefined ? 'var(--accent-ink)' : `var(--${state})`, border: '1px solid transparent' };
    case 'subtle': case 'transparent': return { background: 'transparent', hover: 'var(--sunken)', color: state === undefined ? 'var(--accent)' : `var(--${state})`, border: '1px solid transparent' };
    default: return { background: 'transparent', hover: 'var(--sunken)', color: 'var(--ink)', border: '1px solid var(--line-strong)' };
  }
};

export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '640' },
  primaryColor: 'harbour',
  colors: { harbour: ['#E9F3F4', '#DDECED', '#BFDCE0', '#7CC5CF', '#55A9B5', '#33899A', '#1D7080', '#0E5A68', '#0B4A56', '#083842'] },
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  defaultRadius: 'md',
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1.125rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: byTokens,
  // Their scroll lock writes a style element, which the content security policy forbids; clinic.css holds the page still instead.
  components: { Modal: { defaultProps: { lockScroll: false } }, Drawer: { defaultProps: { lockScroll: false } } },
});
