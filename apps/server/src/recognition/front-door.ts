/** Draws the public's pages: the record gives what they show, the front door's own bundle draws them. */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FastifyRequest } from 'fastify';
import { enquiryFromForm, type Fields, type FrontDoorData, type Page, type PageRequest, type PublicCost, type PublicService } from '@fairlead/contract/recognition';
import { medianWait } from '../admission/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { FrontDoor } from '../platform/doors.ts';
import { newId } from '../platform/ids.ts';
import { readInstallation } from '../platform/installation-store.ts';
import type { PlatformDeps } from '../platform/mount.ts';
import { allSites, type SiteRow } from '../platform/sites-store.ts';

type Render = (page: PageRequest) => Page;
type Country = PageRequest['country'];

const bundle = fileURLToPath(new URL('../../../front-door/dist/server/front-door.js', import.meta.url));

async function loadRender(): Promise<Render | null> {
  if (!existsSync(bundle)) return null;
  const loaded = (await import(pathToFileURL(bundle).href)) as { readonly render?: Render };
  return loaded.render ?? null;
}

function languageOf(request: FastifyRequest, query: Fields, country: Country): PageRequest['language'] {
  const asked = query['lang'];
  if (asked === 'en' || asked === 'en-GB' || asked === 'es') return asked;
  const first = (request.headers['accept-language'] ?? '').toLowerCase();
  if (first.startsWith('es')) return 'es';
  return country === 'GB' || first.startsWith('en-gb') ? 'en-GB' : 'en';
}

function countryOf(request: FastifyRequest, query: Fields, sites: readonly SiteRow[]): Country {
  const asked = query['country'];
  if (asked === 'US' || asked === 'GB') return asked;
  const countries = new Set(sites.map((site) => site.country));
  if (countries.has('US') && countries.has('UK')) return (request.headers['accept-language'] ?? '').toLowerCase().startsWith('en-gb') ? 'GB' : 'US';
  return countries.has('UK') ? 'GB' : 'US';
}

interface SiteDetails {
  readonly town?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly phoneAlways?: boolean;
  readonly hours?: string;
  readonly setting?: PublicService['setting'];
  readonly medicines?: PublicService['medicines'];
  readonly sameDayMedicine?: boolean;
  readonly whoFor?: string;
  readonly access?: string;
  readonly languages?: readonly string[];
  readonly cost?: PublicCost;
}

function serviceOf(site: SiteRow, wait: { readonly days: number | null; readonly counted: number }): PublicService {
  const details = site.details as SiteDetails;
  return {
    code: site.code, name: site.name, town: details.town ?? '', address: details.address ?? null, phone: details.phone ?? null, hours: details.hours ?? null,
    setting: details.setting ?? 'outpatient', medicines: details.medicines ?? [], sameDayMedicine: details.sameDayMedicine ?? false,
    waitDays: wait.days, waitCounted: wait.counted, nextStart: null, freePlaces: null, whoFor: details.whoFor ?? null, access: details.access ?? null, languages: [...(details.languages ?? [])],
  };
}

async function dataFor(deps: PlatformDeps, organisationId: string, country: Country, sites: readonly SiteRow[]): Promise<FrontDoorData> {
  const now = deps.clock.now();
  const mine = sites.filter((site) => (site.country === 'UK' ? 'GB' : 'US') === country);
  const shown = mine.length > 0 ? mine : sites;
  const services = await deps.database.scoped(organisationId, async (tx) => {
    const lines: PublicService[] = [];
    for (const site of shown) lines.push(serviceOf(site, await medianWait(tx, site.id, now)));
    return lines;
  });
  const first = shown[0];
  const details = (first?.details ?? {}) as SiteDetails;
  return {
    organisationName: first?.name ?? 'Fairlead', demo: (await readInstallation(deps.database)).is_demo, today: dayAt(now, first?.time_zone ?? 'UTC'),
    phone: details.phone ?? null, phoneAlways: details.phoneAlways ?? false, services, cost: details.cost ?? null, answerBy: null, idempotencyKey: newId(),
  };
}

type Asked = { readonly kind: 'redirect'; readonly reference: string } | { readonly kind: 'page'; readonly outcome: NonNullable<FrontDoorData['outcome']> };

/** The form posts what the route takes, and goes through the route itself: the same policy, limiter, audit and key. */
async function ask(request: FastifyRequest, form: Fields, language: PageRequest['language']): Promise<Asked> {
  const read = enquiryFromForm(form, language);
  if (read.kind === 'errors') return { kind: 'page', outcome: { kind: 'errors', errors: read.errors } };
  const key = form['key'];
  const reply = await request.server.inject({
    method: 'POST', url: '/api/enquiries', payload: read.enquiry, remoteAddress: request.ip,
    headers: { 'content-type': 'application/json', 'idempotency-key': typeof key === 'string' && key.length >= 8 ? key : newId() },
  });
  if (reply.statusCode !== 200 && reply.statusCode !== 201) return { kind: 'page', outcome: { kind: 'failed' } };
  return { kind: 'redirect', reference: (reply.json() as { reference: string }).reference };
}

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/** Draws the front door's pages from the record. Before the bundle is built, or an organisation exists, there is no page. */
export async function frontDoorOf(deps: PlatformDeps): Promise<FrontDoor> {
  const render = await loadRender();
  return async (request) => {
    const organisationId = await deps.frontDoorOrganisation();
    if (render === null || organisationId === null) return null;
    const sites = await deps.database.scoped(organisationId, allSites);
    // No cookie is set for anybody who looks: language and country travel in links and forms.
    const query = { ...fieldsOf(request.query), ...(request.method === 'POST' ? fieldsOf(request.body) : {}) };
    const country = countryOf(request, query, sites);
    const language = languageOf(request, query, country);
    const path = request.url.split('?')[0] ?? '/';
    const base = { path, query, language, country };
    const data = await dataFor(deps, organisationId, country, sites);
    if (request.method === 'POST') {
      const form = fieldsOf(request.body);
      if (path !== '/ask') return render({ ...base, method: 'POST', form, data });
      const asked = await ask(request, form, language);
      if (asked.kind === 'redirect') return { status: 303, html: '', headers: { location: `/ask/thanks?reference=${asked.reference}` } };
      return render({ ...base, method: 'POST', form, data: { ...data, outcome: asked.outcome } });
    }
    const reference = query['reference'];
    const thanks = path === '/ask/thanks' && typeof reference === 'string' ? { outcome: { kind: 'asked' as const, reference } } : {};
    return render({ ...base, method: 'GET', data: { ...data, ...thanks } });
  };
}
