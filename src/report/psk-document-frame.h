/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-language.h"
#include "psk-paper.h"

G_BEGIN_DECLS

/**
 * PskDocumentFrame:
 * @office: (nullable): the office that prints, for the footer and the file
 * @printed_at: (nullable): when it is printed, for the footer and the file: two
 *   documents with the same content and time are the same byte for byte. Midnight
 *   means that the time of day is not known
 * @language: of dates, periods and names; the fixed words come in the language of
 *   messages
 * @thai_digits: whether figures are in Thai digits; only among Thai words
 * @is_sample: whether the data are invented, which each page then says
 * @signers: (nullable) (array zero-terminated=1): who signs, such as ผู้จัดทำ, at most
 *   three; %NULL for the two of official forms, an empty list for nobody
 *
 * What all documents have around their content.
 */
typedef struct
{
  const char *office;
  GDateTime *printed_at;
  PskLanguage language;
  gboolean thai_digits;
  gboolean is_sample;
  const char *const *signers;
} PskDocumentFrame;

PskPaper *psk_document_frame_new_paper      (const PskDocumentFrame *self,
                                             const char             *title,
                                             gboolean                landscape);
void      psk_document_frame_add_signatures (const PskDocumentFrame *self,
                                             PskPaper               *paper);

G_END_DECLS
