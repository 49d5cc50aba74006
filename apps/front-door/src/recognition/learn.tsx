import type { PageRequest } from '@fairlead/contract/recognition';
import { say, to } from '../platform/document.tsx';
import type { Drawn } from '../platform/document.tsx';
import { fullDay } from '../platform/say.ts';
import { articles, learnMessages } from './learn-messages.ts';
import type { Article, ArticleText } from './learn-messages.ts';

export const textOf = (article: Article, request: PageRequest): ArticleText => (request.language === 'es' ? article.es : article.en);

/** At 180 words a minute, as somebody reads who is not used to reading; at least one minute. */
export function readingMinutes(text: ArticleText): number {
  const words = [text.title, text.lead, ...text.parts.flat(), ...text.faq.flat()].join(' ').split(/\s+/).length;
  return Math.max(1, Math.round(words / 180));
}

export function learnIndexPage(request: PageRequest): Drawn {
  const words = say(request, learnMessages);
  return {
    status: 200, title: words('title'),
    body: (
      <div className="whole">
        <h1>{words('title')}</h1><p className="lead">{words('lead')}</p>
        <ul className="cards">{articles.map((article) => { const text = textOf(article, request); return <li key={article.slug}><a href={to(request, `/learn/${article.slug}`)}><b>{text.title}</b><span>{text.lead}</span><small className="num">{words('minutes', { count: readingMinutes(text) })}</small></a></li>; })}</ul>
      </div>
    ),
  };
}

export function learnPage(request: PageRequest, slug: string): Drawn | undefined {
  const article = articles.find((one) => one.slug === slug);
  if (article === undefined) return undefined;
  const words = say(request, learnMessages);
  const text = textOf(article, request);
  return {
    status: 200, title: text.title,
    body: (
      <>
        <article className="text">
          <h1>{text.title}</h1><p className="lead">{text.lead}</p>
          <p className="meta num">{words('minutes', { count: readingMinutes(text) })}. {words('written', { day: fullDay(request.language, article.writtenOn) })}. <b>{words('notReviewed')}</b></p>
          {text.parts.map(([head, body]) => <section key={head}><h2>{head}</h2><p>{body}</p></section>)}
          <section><h2>{words('faq')}</h2>{text.faq.map(([question, answer]) => <details key={question} className="faq"><summary>{question}</summary><p>{answer}</p></details>)}</section>
          <section><h2>{words('sources')}</h2><ul>{article.sources.map((source) => <li key={source}>{source}</li>)}</ul></section>
          {article.onward === undefined ? null : <ul className="cards">{articles.filter((one) => article.onward?.includes(one.slug)).map((one) => <li key={one.slug}><a href={to(request, `/learn/${one.slug}`)}><b>{textOf(one, request).title}</b><span>{textOf(one, request).lead}</span></a></li>)}</ul>}
          <p><a href={to(request, '/learn')}>{words('all')}</a></p>
        </article>
        <aside className="ask" aria-label={words('next')}><div className="means"><h2>{words('next')}</h2><p>{words('nextText')}</p><p><a className="btn primary wide" href={to(request, '/ask')}>{words('next')}</a></p></div></aside>
      </>
    ),
  };
}
