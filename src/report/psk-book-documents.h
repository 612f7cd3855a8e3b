/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-household-query.h"
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

/* More lines are not printed: they would be a book of hundreds of pages. */
#define PSK_DOCUMENT_MAX_LINES 5000

/**
 * PskHouseholdColumnShape:
 * @field: what the column shows
 * @title: its head
 * @width: how wide it is on the screen, in pixels
 * @align: of its cells
 *
 * A column of a list of households.
 */
typedef struct
{
  PskHouseholdField field;
  const char *title;
  int width;
  PskAlign align;
} PskHouseholdColumnShape;

/**
 * PskHouseholdListing:
 * @query: which households, in which order
 * @notes: (array zero-terminated=1): lines below the title: what was asked, the order
 * @columns: (array length=n_columns): from left to right
 * @n_columns: how many
 *
 * A list of households as it is seen on the screen.
 */
typedef struct
{
  const PskHouseholdQuery *query;
  const char *const *notes;
  const PskHouseholdColumnShape *columns;
  guint n_columns;
} PskHouseholdListing;

PskPaper *psk_book_documents_households (PskBook                   *book,
                                         const PskHouseholdListing *listing,
                                         PskDocumentFlags           flags,
                                         GError                   **error);
PskPaper *psk_book_documents_roster (PskBook           *book,
                                     int                area,
                                     PskDocumentFlags   flags,
                                     GError           **error);
PskPaper *psk_book_documents_scores (PskBook           *book,
                                     const PskPeriod   *quarter,
                                     PskDocumentFlags   flags,
                                     GError           **error);

G_END_DECLS
