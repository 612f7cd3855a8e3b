/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cell.h"
#include "psk-household-grid.h"
#include "psk-household-table.h"
#include "psk-test-window.h"

G_BEGIN_DECLS

/**
 * PskTestSheet:
 * @test: the program
 * @grid: its grid of households
 * @n: how many rows are waited for
 *
 * The grid of households, as a person sees it.
 */
typedef struct
{
  PskTestWindow *test;
  PskHouseholdGrid *grid;
  guint n;
} PskTestSheet;

void          psk_test_sheet_open        (PskTestSheet      *self,
                                          PskTestWindow     *test);
gboolean      psk_test_sheet_has_rows    (gpointer           data);
gboolean      psk_test_sheet_has_exactly (gpointer           data);
gboolean      psk_test_sheet_is_settled  (gpointer           data);
PskCell      *psk_test_sheet_find        (PskTestSheet      *self,
                                          int                position,
                                          PskHouseholdField  field);
PskCell      *psk_test_sheet_cell        (PskTestSheet      *self,
                                          int                position,
                                          PskHouseholdField  field);
void          psk_test_sheet_press       (PskTestSheet      *self,
                                          int                position,
                                          PskHouseholdField  field,
                                          gboolean           extend);
void          psk_test_sheet_move        (PskTestSheet      *self,
                                          int                position,
                                          PskHouseholdField  field,
                                          int                columns,
                                          int                rows,
                                          gboolean           extend);
PskHousehold *psk_test_sheet_household   (PskTestSheet      *self,
                                          guint              position);

G_END_DECLS
