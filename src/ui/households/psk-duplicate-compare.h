/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-household.h"

G_BEGIN_DECLS

#define PSK_TYPE_DUPLICATE_COMPARE (psk_duplicate_compare_get_type ())

G_DECLARE_FINAL_TYPE (PskDuplicateCompare, psk_duplicate_compare, PSK, DUPLICATE_COMPARE, AdwBin)

void          psk_duplicate_compare_show       (PskDuplicateCompare  *self,
                                                PskBook              *book,
                                                PskHousehold         *first,
                                                PskHousehold         *second,
                                                gboolean              revealed);
void          psk_duplicate_compare_choose     (PskDuplicateCompare  *self,
                                                gboolean              right);
PskHousehold *psk_duplicate_compare_get_merged (PskDuplicateCompare  *self,
                                                gint64               *keep,
                                                gint64               *other);

G_END_DECLS
