/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"

G_BEGIN_DECLS

/**
 * PskBoundaryMatch:
 * @area: the area of the book that a feature is, or 0
 * @is_foreign: whether it surely is an area of another province
 * @column: the attribute that told, from 0; -1 for none
 * @reason: (nullable): why it is no area of the book, one translated sentence
 */
typedef struct
{
  int area;
  gboolean is_foreign;
  int column;
  char *reason;
} PskBoundaryMatch;

/**
 * PskBoundaryMatcher:
 *
 * Finds out which area of a book each feature of a map is.
 */
typedef struct _PskBoundaryMatcher PskBoundaryMatcher;

PskBoundaryMatcher *psk_boundary_matcher_new  (PskAreas            *areas);
void                psk_boundary_matcher_free (PskBoundaryMatcher  *self);
GArray             *psk_boundary_matcher_run  (PskBoundaryMatcher  *self,
                                               const char          *layer,
                                               GPtrArray           *features);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskBoundaryMatcher, psk_boundary_matcher_free)

G_END_DECLS
