/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-paper.h"
#include "psk-period.h"

G_BEGIN_DECLS

/**
 * PskDocumentFlags:
 * @PSK_DOCUMENT_THAI_DIGITS: figures in Thai digits
 * @PSK_DOCUMENT_PUBLIC: no names, ids, house numbers or phones
 * @PSK_DOCUMENT_BLANK: lines to be filled in by hand
 */
typedef enum
{
  PSK_DOCUMENT_DEFAULT = 0,
  PSK_DOCUMENT_THAI_DIGITS = 1 << 0,
  PSK_DOCUMENT_PUBLIC = 1 << 1,
  PSK_DOCUMENT_BLANK = 1 << 2,
} PskDocumentFlags;

PskPaper *psk_book_documents_roster (PskBook           *book,
                                     int                area,
                                     PskDocumentFlags   flags,
                                     GError           **error);
PskPaper *psk_book_documents_scores (PskBook           *book,
                                     const PskPeriod   *quarter,
                                     PskDocumentFlags   flags,
                                     GError           **error);

G_END_DECLS
