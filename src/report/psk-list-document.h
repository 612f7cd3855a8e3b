/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-document-frame.h"

G_BEGIN_DECLS

/**
 * PskListColumn:
 * @title: its head
 * @width: its share of the width; on the screen, in pixels
 * @align: of its cells
 * @widest: (nullable): the widest text to expect, for figures that end below each other
 */
typedef struct
{
  const char *title;
  int width;
  PskAlign align;
  const char *widest;
} PskListColumn;

/**
 * PskListDocument:
 * @frame: what is around the content
 * @title: what is listed
 * @notes: (array zero-terminated=1): lines below the title: the place, what was asked, the
 *   order
 * @columns: (array length=n_columns): from left to right
 * @n_columns: how many
 * @rows: (array length=n_rows): each with a text or %NULL for each column
 * @n_rows: how many
 *
 * A list as it is seen on the screen.
 */
typedef struct
{
  PskDocumentFrame frame;
  const char *title;
  const char *const *notes;
  const PskListColumn *columns;
  guint n_columns;
  const char *const *const *rows;
  guint n_rows;
} PskListDocument;

PskPaper *psk_list_document_new_paper (const PskListDocument *self);

G_END_DECLS
