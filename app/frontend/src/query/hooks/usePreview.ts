/** A text as the server will show it, asked for once the writer's hands rest. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchPreview } from '../services/preview';

const REST = 400;

const previewQuery = (body: string) =>
  queryOptions({
    queryKey: ['preview', body],
    queryFn: ({ signal }) => fetchPreview(body, signal),
    enabled: body.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

export function usePreview(body: string) {
  const { data, isError } = useQuery(previewQuery(useRested(body)));
  return { html: body.trim() === '' ? '' : (data?.data.html ?? ''), failed: isError };
}
