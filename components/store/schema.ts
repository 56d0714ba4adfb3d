// What the phone keeps. Times are milliseconds since 1970, unless they came from the server (ISO 8601 text).

import type { DBSchema } from "idb";

export type RequestType = "complaint" | "aspiration" | "information_request";
export type Role = "voice" | "photo";

/** What a person writes or chooses; empty text means "not said". */
export interface Fields {
  text: string;
  request_type: RequestType;
  jurisdiction_id: string;
  address: string;
  /** YYYY-MM-DD. */
  occurred_on: string;
  anonymous: boolean;
  confidential: boolean;
  contact: string;
  /** BCP 47. Drafts of older versions have neither this nor the two that follow. */
  spoken_language: string;
  /** As the person sees it: on by itself when anonymous or confidential, until they choose otherwise. */
  mask_voice: boolean;
  /** The original goes once the person has approved what was written down. */
  destroy_voice: boolean;
}

export const EMPTY: Readonly<Fields> = {
  text: "",
  request_type: "complaint",
  jurisdiction_id: "",
  address: "",
  occurred_on: "",
  anonymous: false,
  confidential: false,
  contact: "",
  spoken_language: "",
  mask_voice: false,
  destroy_voice: false,
};

/** Whether the voice is masked when nobody chooses. The same rule as lapor_pwa/domain/submission.py. */
export const maskedByDefault = ({ anonymous, confidential }: Pick<Fields, "anonymous" | "confidential">): boolean =>
  anonymous || confidential;

/** One attempt at recording; its sound is in `chunks`. */
export interface Take {
  media_type: string;
  /** Grows with every attempt; "record again" starts a new one. */
  take: number;
  seconds: number;
  /** False while recording, and for ever if the phone died meanwhile: what was stored until then can still be sent. */
  complete: boolean;
}

/** The recording that would be sent, and another one that a cut-off "record again" has left. */
export interface Voice extends Take {
  other?: Take;
}

export interface Photo {
  index: number;
  media_type: string;
  size_bytes: number;
  sha256: string;
  name: string;
}

/** Why something was refused. `title` is the server's translated sentence, or a message id of ours: show `t(title)`. */
export interface Problem {
  code: string;
  title: string;
  fields?: string[];
}

/** One file of a queued report. It leaves the phone only in state "stored". */
export interface Attachment {
  sha256: string;
  media_type: string;
  size_bytes: number;
  role: Role;
  /** Photo index; 0 for the voice. */
  index: number;
  state: "waiting" | "stored" | "rejected";
  /** Bytes the server is known to have had. */
  offset: number;
  problem?: Problem;
}

/** The JSON body of `POST /api/v1/submissions`, frozen when queued so that every retry is the same request. */
export interface Submission {
  id: string;
  locale: string;
  request_type: RequestType;
  text?: string;
  jurisdiction_id?: string;
  address?: string;
  occurred_on?: string;
  anonymous?: boolean;
  confidential?: boolean;
  contact?: string;
  /** Only with a voice, and only what differs from the default: that is what older servers understand. */
  spoken_language?: string;
  mask_voice?: boolean;
  destroy_voice?: boolean;
  attachments?: Pick<Attachment, "sha256" | "media_type" | "size_bytes" | "role">[];
}

/**
 * draft: being made. queued: waits for the network. uploading: the server has the report and gave a receipt, files still
 * go. sent: everything is stored there. rejected: see `problem`; or, when there is a `service_request_id`, the report
 * itself arrived and only files with state "rejected" did not.
 */
export type DraftState = "draft" | "queued" | "uploading" | "sent" | "rejected";

export interface Draft {
  /** UUID made on the phone; also the id of the submission, so that sending twice files once. */
  id: string;
  created_at: number;
  updated_at: number;
  locale: string;
  state: DraftState;
  fields: Fields;
  voice: Voice | null;
  photos: Photo[];
  attachments: Attachment[];
  submission?: Submission;
  queued_at?: number;
  /** Tries since the last progress. */
  attempts: number;
  next_attempt_at?: number;
  problem?: Problem;
  service_request_id?: string;
  secret?: string;
}

/** One second of sound. Bytes, not a Blob: Safari has lost Blobs kept in IndexedDB (https://bugs.webkit.org/show_bug.cgi?id=188438). */
export interface Chunk {
  draft_id: string;
  take: number;
  seq: number;
  bytes: ArrayBuffer;
}

export interface StoredPhoto {
  draft_id: string;
  role: "photo";
  index: number;
  media_type: string;
  bytes: ArrayBuffer;
}

/** What was written down of the recording, and what its reporter may say to it. */
export interface SpokenWords {
  version: number;
  pieces: { text: string; sure: boolean }[];
  by_officer: boolean;
  language: string;
  heard_as: string | null;
  question: string | null;
  approvable: boolean;
  approved_at: string | null;
  disputable: boolean;
  may_destroy_voice: boolean;
  destroy_voice: boolean;
  voice_destroyed: boolean;
}

/** Answer of `GET /api/v1/requests/{number}`. */
export interface RequestAnswer {
  service_request_id: string;
  status: string;
  requested_at: string;
  updated_at: string;
  request_type: RequestType;
  agency_responsible: string | null;
  transcript: string | null;
  transcription: "none" | "pending" | "done" | "audio_only";
  /** Absent in answers kept by an older version. */
  spoken?: SpokenWords | null;
  attachments: { sha256: string; role: Role; state: "missing" | "stored" | "rejected" }[];
  history: {
    id: string;
    status: string;
    at: string;
    answer: string | null;
    language: string | null;
    about?: string | null;
  }[];
  spoken_status: string;
}

/** Proof that the server has the report, and the last thing it said about it. */
export interface Receipt {
  service_request_id: string;
  secret: string;
  draft_id?: string;
  locale: string;
  request_type: RequestType;
  received_at: number;
  last_answer?: RequestAnswer;
  /** When `last_answer` was fetched. */
  checked_at?: number;
}

export interface Schema extends DBSchema {
  drafts: { key: string; value: Draft };
  chunks: { key: [string, number, number]; value: Chunk };
  blobs: { key: [string, Role, number]; value: StoredPhoto };
  receipts: { key: string; value: Receipt };
}
