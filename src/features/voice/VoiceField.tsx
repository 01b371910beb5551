import { View } from '@tarojs/components';
import { allowMicrophone, type FormVoice } from '@/client/record';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { Player } from './Player';
import { useFormVoice, type VoiceForm } from './useFormVoice';
import { useRecorder, type RecordingProblem } from './useRecorder';
import styles from './VoiceField.module.scss';

const PROBLEMS: Readonly<Record<RecordingProblem, string>> = {
  refused: allowMicrophone
    ? '手机还没有让我们用话筒。点“去打开”，把“麦克风”打开，再回来录。'
    : '浏览器没有让我们用话筒。请在地址栏旁边允许使用麦克风，再按一下。',
  short: '太短了，没听清。按一下开始，说完再按一下。',
  failed: '没录上，请再按一下试试。',
};
const SOON = 10;

interface VoiceFieldProps {
  label: string;
  /** Who will be able to listen to it. */
  heardBy: string;
  form: VoiceForm;
  error?: string | undefined;
}

function Arrived({ form, file }: { form: VoiceForm; file: ReturnType<typeof useFormVoice> }) {
  const { progress, retry } = file;
  const { voice } = form.value;
  if (progress !== undefined) return <View className={cx(styles.fine)}>{`正在传，${Math.round(progress)}%`}</View>;
  if (!voice?.failed) return null;
  return <Banner action={{ label: '再传一次', onTap: retry }}>录音还没传上去。</Banner>;
}

interface SpokenProps {
  voice: FormVoice;
  onAgain: () => void;
  onRemove: () => void;
}

function Spoken({ voice, onAgain, onRemove }: SpokenProps) {
  return (
    <View className={cx(styles.row)}>
      <Player src={voice.local} seconds={voice.seconds} />
      <Button tone="plain" onTap={onAgain}>
        重新录
      </Button>
      <Button tone="plain" onTap={onRemove}>
        删掉录音
      </Button>
    </View>
  );
}

/** A voice note of up to a minute: one tap begins it and one ends it; it can be heard, taken back, spoken anew. */
export function VoiceField({ label, heardBy, form, error }: VoiceFieldProps) {
  const file = useFormVoice(form);
  const { going, seconds, left, problem, begin, finish } = useRecorder(file.put);
  const { voice } = form.value;
  const said = problem === undefined ? error : PROBLEMS[problem];
  const allow = problem === 'refused' && allowMicrophone;
  return (
    <View className={cx(styles.field)}>
      <View className={cx(styles.label)}>{label}</View>
      {going ? (
        <>
          <View>{left <= SOON ? `正在录，还能说 ${left} 秒` : `正在录，${seconds} 秒`}</View>
          <Button big onTap={finish}>
            说完了，停
          </Button>
        </>
      ) : voice ? (
        <Spoken voice={voice} onAgain={begin} onRemove={() => file.put(null)} />
      ) : (
        <Button tone="plain" onTap={begin}>
          按一下，开始录音
        </Button>
      )}
      <Arrived form={form} file={file} />
      {said ? (
        <Banner tone="error" {...(allow ? { action: { label: '去打开', onTap: allow } } : {})}>
          {said}
        </Banner>
      ) : null}
      <View className={cx(styles.fine)}>{heardBy}</View>
    </View>
  );
}
