/** Figures as the law wants them beside themselves: in words. */
const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function whole(count: number): string {
  if (count < 20) return small[count] ?? '';
  if (count < 100) return `${tens[Math.floor(count / 10)] ?? ''}${count % 10 === 0 ? '' : `-${small[count % 10] ?? ''}`}`;
  if (count < 1000) return `${small[Math.floor(count / 100)] ?? ''} hundred${count % 100 === 0 ? '' : ` and ${whole(count % 100)}`}`;
  const rest = count % 1000;
  return `${whole(Math.floor(count / 1000))} thousand${rest === 0 ? '' : rest < 100 ? ` and ${whole(rest)}` : ` ${whole(rest)}`}`;
}

/** `eight hundred and forty`, `six point two five`. Up to 999,999, three decimals. */
export function inWords(amount: number): string {
  const [before, after] = (Math.round(amount * 1000) / 1000).toString().split('.');
  const decimals = after === undefined ? '' : ` point ${[...after].map((digit) => small[Number(digit)] ?? '').join(' ')}`;
  return `${whole(Number(before))}${decimals}`;
}
