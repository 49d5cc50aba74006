/** Any instrument of the rules as a form: live skip logic, the score as it grows, and its working. For every room that asks. */
import { itemsToAsk, scoreInstrument, type Answer, type Answers, type Instrument, type Unsaid } from '@fairlead/clinical';
import { useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconBook2 } from '@tabler/icons-react';
import { useId } from 'react';
import { Choices, QuestionShell, UnsaidChoices, type Option } from './answer-options.tsx';
import { assessmentMessages } from './assessment-messages.ts';
import { bandSentence, useSay } from './use-say.ts';

type Item = Instrument['items'][number];

export interface InstrumentFormProps {
  readonly instrument: Instrument;
  readonly answers: Answers;
  /** Items asked and not answered. Without `onUnsaid` the two choices are not offered. */
  readonly unsaid?: Readonly<Record<string, Unsaid | undefined>>;
  readonly onAnswer: (item: string, answer: Answer | null) => void;
  readonly onUnsaid?: (item: string, why: Unsaid) => void;
  /** Facts that its table asks for: sex, solelyUnderMedicalSupervision. */
  readonly facts?: Readonly<Record<string, string | boolean | null>>;
}

function useOptions(item: Item): readonly Option<Answer>[] | null {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const { answer } = item;
  switch (answer.kind) {
    case 'options': return answer.options.map((each) => ({ value: each.score, label: say(each.says), lead: String(each.score) }));
    case 'coded': return answer.options.map((each) => ({ value: each.code, label: say(each.says), lead: each.code }));
    case 'yesNo': return [{ value: true, label: words('yes') }, { value: false, label: words('no') }];
    case 'scale': {
      if (answer.max - answer.min > 11) return null;
      return Array.from({ length: answer.max - answer.min + 1 }, (_, at) => {
        const value = answer.min + at;
        const anchor = answer.anchors.find(({ score }) => score === value);
        return { value, label: anchor === undefined ? '' : say(anchor.says), lead: String(value) };
      });
    }
    case 'measure': return null;
  }
}

function NumberAnswer({ item, value, onAnswer }: { readonly item: Item; readonly value: Answer | null | undefined; readonly onAnswer: (answer: Answer | null) => void }) {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const { answer } = item;
  if (answer.kind !== 'scale' && answer.kind !== 'measure') return null;
  return (
    <span className="with-unit num">
      <input className="in" type="number" inputMode="decimal" aria-label={say(item.says)} min={answer.min} max={answer.max} value={typeof value === 'number' ? value : ''} onChange={(event) => onAnswer(event.target.value === '' ? null : Number(event.target.value))} />
      <span>{answer.kind === 'measure' ? answer.unit : words('outOf', { low: answer.min, high: answer.max })}</span>
    </span>
  );
}

function ItemField({ item, number, form }: { readonly item: Item; readonly number: string; readonly form: InstrumentFormProps }) {
  const say = useSay();
  const name = useId();
  const options = useOptions(item);
  const value = form.answers[item.id];
  const why = form.unsaid?.[item.id];
  return (
    <QuestionShell legend={say(item.says)} number={number}>
      <div className="opts">
        {options === null ? <NumberAnswer item={item} value={value} onAnswer={(answer) => form.onAnswer(item.id, answer)} /> : <Choices name={name} options={options} value={why === undefined ? value : undefined} onChoose={(answer) => form.onAnswer(item.id, answer)} />}
        {form.onUnsaid === undefined ? null : <UnsaidChoices name={name} value={why} onUnsaid={(reason) => form.onUnsaid?.(item.id, reason)} />}
      </div>
    </QuestionShell>
  );
}

/** The score with its working: points so far while items are open, a total and a band only when the form is whole. */
export function ScoreWorking({ instrument, answers, facts = {} }: Pick<InstrumentFormProps, 'instrument' | 'answers' | 'facts'>) {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const score = scoreInstrument(instrument, answers, facts);
  if (score.kind === 'invalid') return null;
  const asked = itemsToAsk(instrument, answers).filter(({ detail }) => detail !== true);
  const open = asked.filter(({ id }) => score.missing.includes(id));
  const scale = instrument.scales.find(({ id }) => id === instrument.total);
  const band = bandSentence(instrument, score.band);
  const danger = instrument.triage !== undefined && (score.band === 'high' || score.band === 'moderate');
  return (
    <div className="score" role="status">
      {score.total === null ? (instrument.triage === undefined ? <p className="num">{words('soFar', { points: score.partial, some: asked.length - open.length, all: asked.length })}</p> : null)
        : <p><b className="num big">{words('total', { points: score.total })}</b>{scale === undefined ? null : <span className="muted num"> {words('ofMax', { max: scale.max })}</span>}</p>}
      {band !== null && (score.complete || danger) ? <p><b>{say(band)}</b></p> : null}
      {score.complete ? null : <p className="muted small">{words('incomplete')}{score.missing.includes('solelyUnderMedicalSupervision') ? ` ${words('howCounts')}: ${instrument.cautions.map(say).join(' ')}` : ''}</p>}
      {Object.entries(score.flags).flatMap(([id, is]) => {
        const flag = instrument.flags.find((each) => each.id === id);
        return is === true && flag !== undefined ? [<p key={id} className="small">{say(flag.says)}</p>] : [];
      })}
    </div>
  );
}

export function InstrumentForm(props: InstrumentFormProps) {
  const { instrument, answers } = props;
  const words = useWords(assessmentMessages);
  const say = useSay();
  const items = itemsToAsk(instrument, answers);
  const number = new Map(instrument.items.map(({ id }, at) => [id, String(at + 1)]));
  return (
    <div className="stack">
      <p className="muted">{say(instrument.about)}</p>
      <div className="qs">{items.map((item) => <ItemField key={item.id} item={item} number={number.get(item.id) ?? ''} form={props} />)}</div>
      <ScoreWorking {...props} />
      <ul className="stack small muted">{instrument.cautions.map((caution) => <li key={caution.en}>{say(caution)}</li>)}</ul>
      <p className="source"><IconBook2 className="i" aria-hidden="true" /> {instrument.cite.source}{instrument.cite.mark === 'unchecked' ? <> · <span className="unchecked"><IconAlertTriangle className="i" aria-hidden="true" />{words('unchecked')}</span></> : null}</p>
    </div>
  );
}
