import { useEffect, useState } from 'react';
import { type Scene, sceneSchema } from '#shared/scene/scene.ts';

/** A scene that somebody is composing goes to the preview beside it by this channel, within one browser. */
const channelName = 'ioc.scene-draft';

/** Sends a draft to every preview that is open now or opens while this lives. Returns how to end that. */
export function sendDraft(scene: Scene): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(scene);
  channel.onmessage = ({ data }) => {
    if (data === 'ready') channel.postMessage(scene);
  };
  return () => channel.close();
}

/** The draft that a preview shows, `?draft` in its address; null on every other page. */
export function useDraft(): Scene | null {
  const [scene, setScene] = useState<Scene | null>(null);
  useEffect(() => {
    if (!new URLSearchParams(location.search).has('draft')) return;
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = ({ data }) => {
      const draft = sceneSchema.safeParse(data);
      if (draft.success) setScene(draft.data);
    };
    channel.postMessage('ready');
    return () => channel.close();
  }, []);
  return scene;
}
