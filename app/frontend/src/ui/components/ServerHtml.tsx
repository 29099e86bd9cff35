interface Props {
  html: string;
  language: string;
}

/** Text that the server rendered and sanitised; the only place where HTML goes in unread. */
export function ServerHtml({ html, language }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: one renderer and one sanitiser, both the server's.
  return <div className="prose" lang={language} dangerouslySetInnerHTML={{ __html: html }} />;
}
