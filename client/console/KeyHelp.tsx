import { useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import styles from './consoleDialogs.module.css';
import { consoleCommands, keysOf } from './consoleKeys.ts';
import { dialogTexts } from './dialogTexts.ts';

const drawn: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
};

/** Every key of the console, from the same table that the keys are read with. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(dialogTexts);
  return (
    <Dialog title={texts.helpTitle} onCancel={onClose} wide>
      <dl className={styles.keys}>
        {consoleCommands.map((command) => (
          <div key={command}>
            <dt>
              {keysOf[command].map((key) => (
                <kbd key={key}>{key === ' ' ? texts.space : (drawn[key] ?? key)}</kbd>
              ))}
            </dt>
            <dd>{texts.commands[command]}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        <Button look="main" autoFocus onClick={onClose}>
          {texts.close}
        </Button>
      </div>
    </Dialog>
  );
}
