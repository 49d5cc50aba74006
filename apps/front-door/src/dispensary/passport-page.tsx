import type { PageRequest } from '@fairlead/contract/recognition';
import { say } from '../platform/document.tsx';
import type { Drawn } from '../platform/document.tsx';
import { passportMessages } from './passport-messages.ts';

/** Where anybody checks a dose passport. The page is whole without a script; checking a signature needs one. */
export function passportPage(request: PageRequest): Drawn {
  const words = say(request, passportMessages);
  return {
    status: 200, title: words('title'),
    body: (
      <div className="text whole">
        <h1>{words('title')}</h1><p className="lead">{words('lead')}</p>
        <noscript><p className="error">{words('scripts')}</p></noscript>
        <form className="form passport" data-passport="">
          <div className="field"><label htmlFor="passport-text">{words('text')}</label><textarea className="in tall" id="passport-text" rows={5} autoComplete="off" spellCheck={false} aria-describedby="passport-hint" /><p className="small" id="passport-hint">{words('hint')}</p></div>
          <div className="field" data-picture="" hidden><label htmlFor="passport-picture">{words('picture')}</label><input id="passport-picture" type="file" accept="image/*" capture="environment" /></div>
          <button className="btn primary wide">{words('check')}</button>
          <div className="means" role="status" data-verdict="" />
          <details><summary>{words('keys')}</summary><div className="field"><label htmlFor="passport-keys">{words('keysHint')}</label><input id="passport-keys" type="file" accept=".json,application/json" multiple /><p className="small" role="status" data-known="" /></div></details>
        </form>
      </div>
    ),
  };
}
