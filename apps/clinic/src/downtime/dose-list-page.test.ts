import { expect, it } from 'vitest';
import { pageOf } from './dose-list-page.ts';

it('writes one file that says when it was made, asks for nothing, and takes no markup from a name', () => {
  const page = pageOf({ title: 'Main, Tue', stamp: 'As it stood at 08:00', heads: ['Person'], rows: [[['<script>alert(1)</script> & "Kim"', 'FL-2041']]], language: 'en' });
  expect(page).toContain('As it stood at 08:00');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Kim&quot;');
  expect(page).not.toMatch(/<script|src=|href=|@import|url\(/);
});
