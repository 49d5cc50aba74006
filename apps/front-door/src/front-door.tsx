import { renderToStaticMarkup } from 'react-dom/server';
import type { Page, PageRequest } from '@fairlead/contract/recognition';
import { helpNowPage } from './crisis/index.ts';
import { passportPage } from './dispensary/index.ts';
import { costPage } from './funding/index.ts';
import { servicesPage } from './placement/index.ts';
import { Document, say, to } from './platform/document.tsx';
import type { Drawn } from './platform/document.tsx';
import { doorMessages } from './platform/door-messages.ts';
import { askPage, homePage, learnIndexPage, learnPage, signsPage, thanksPage } from './recognition/index.ts';

const pages: Readonly<Record<string, (request: PageRequest) => Drawn>> = {
  '/': homePage, '/signs': signsPage, '/help-now': helpNowPage, '/learn': learnIndexPage, '/services': servicesPage, '/cost': costPage, '/ask': askPage, '/ask/thanks': thanksPage, '/passport': passportPage,
};

/** Draws one page of the public's door as a whole HTML document. Pure: everything it shows comes with the request. */
export function render(request: PageRequest): Page {
  const slug = /^\/learn\/([a-z-]+)$/.exec(request.path)?.[1];
  const page = (slug === undefined ? pages[request.path]?.(request) : learnPage(request, slug)) ?? notFound(request);
  return {
    status: page.status,
    html: `<!doctype html>${renderToStaticMarkup(<Document request={request} page={page} />)}`,
    headers: {
      'content-type': 'text/html; charset=utf-8', 'content-language': request.language, 'referrer-policy': 'no-referrer',
      // What somebody typed or ticked must not lie in a shared cache, nor come back by the Back button of a shared phone.
      'cache-control': request.method === 'POST' || request.path.startsWith('/ask') || Object.keys(request.query).length > 0 ? 'no-store' : 'private, max-age=60',
    },
  };
}

function notFound(request: PageRequest): Drawn {
  const words = say(request, doorMessages);
  const links = [['/', words('home')], ['/signs', words('signs')], ['/learn', words('treatment')], ['/services', words('services')], ['/cost', words('cost')], ['/ask', words('ask')]] as const;
  return { status: 404, title: words('notFound'), body: <div className="text whole"><h1>{words('notFound')}</h1><p className="lead">{words('notFoundLead')}</p><ul>{links.map(([path, text]) => <li key={path}><a href={to(request, path)}>{text}</a></li>)}</ul></div> };
}
