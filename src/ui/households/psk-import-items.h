/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import.h"

G_BEGIN_DECLS

/**
 * PskImportKind:
 * @PSK_IMPORT_KIND_NEW: rows with new households
 * @PSK_IMPORT_KIND_UPDATED: rows that change a household
 * @PSK_IMPORT_KIND_UNCHANGED: rows that change nothing
 * @PSK_IMPORT_KIND_REJECTED: what is wrong with the rows that are not taken
 * @PSK_IMPORT_KIND_NOTES: what should be looked at in those that are
 */
typedef enum
{
  PSK_IMPORT_KIND_NEW,
  PSK_IMPORT_KIND_UPDATED,
  PSK_IMPORT_KIND_UNCHANGED,
  PSK_IMPORT_KIND_REJECTED,
  PSK_IMPORT_KIND_NOTES,
  PSK_N_IMPORT_KINDS,
} PskImportKind;

#define PSK_TYPE_IMPORT_ITEM (psk_import_item_get_type ())

G_DECLARE_FINAL_TYPE (PskImportItem, psk_import_item, PSK, IMPORT_ITEM, GObject)

#define PSK_TYPE_IMPORT_ITEMS (psk_import_items_get_type ())

G_DECLARE_FINAL_TYPE (PskImportItems, psk_import_items, PSK, IMPORT_ITEMS, GObject)

PskImportItems         *psk_import_items_new        (PskImport       *import,
                                                     PskImportKind    kind);
const PskImportProblem *psk_import_item_get_problem (PskImportItem   *self);
const PskImportRow     *psk_import_item_get_row     (PskImportItem   *self);

G_END_DECLS
