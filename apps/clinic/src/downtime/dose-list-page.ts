/** The list as one file that opens without a network, a script or a server. */
export interface ListPage {
  readonly title: string;
  readonly stamp: string;
  readonly heads: readonly string[];
  /** One row a person; each cell its lines. */
  readonly rows: readonly (readonly (readonly string[])[])[];
  readonly language: string;
}

const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The whole file. What people typed stands in it as text, never as markup. */
export function pageOf({ title, stamp, heads, rows, language }: ListPage): string {
  const style = 'body{font:16px/1.4 system-ui,sans-serif;margin:1.5rem;color:#111;background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.4rem .5rem;text-align:left;vertical-align:top}td b{display:block}p.stamp{font-weight:700}tr{break-inside:avoid}';
  const cells = (row: readonly (readonly string[])[]): string => row.map(([first = '', ...rest]) => `<td><b>${plain(first)}</b>${rest.map(plain).join('<br>')}</td>`).join('');
  return `<!doctype html><html lang="${plain(language)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${plain(title)}</title><style>${style}</style><h1>${plain(title)}</h1><p class="stamp">${plain(stamp)}</p><table><thead><tr>${heads.map((head) => `<th scope="col">${plain(head)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></html>\n`;
}
