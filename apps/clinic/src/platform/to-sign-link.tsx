/** In the bar, on every screen: how many colleagues wait for my signature as the second; and whether what I asked for is still open. */
import { listSecondSignatures } from '@fairlead/contract/dispensary';
import { useWords } from '@fairlead/ui';
import { IconSignature } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from './session.tsx';
import { shellMessages } from './shell-messages.ts';
import { useRead } from './use-api.ts';

export function ToSignLink() {
  const { has } = useSession();
  return has('nurse', 'pharmacist', 'prescriber', 'manager') ? <Count /> : null;
}

function Count() {
  const words = useWords(shellMessages);
  const reply = useRead(listSecondSignatures, {}, { topics: ['second-signatures'], refetchInterval: 60_000 }).data?.reply;
  const [mine, open] = [reply?.toSign.length ?? 0, reply?.asked.length ?? 0];
  return (
    <span role="status" className="to-sign">
      {mine === 0 && open === 0 ? null : <Link to="/to-sign" className={mine > 0 ? 'due' : 'quiet'}><IconSignature className="i" aria-hidden="true" /><span>{mine > 0 ? words('toSign', { count: mine }) : words('youAsked', { count: open })}</span></Link>}
    </span>
  );
}
