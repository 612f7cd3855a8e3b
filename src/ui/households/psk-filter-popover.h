/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

#define PSK_TYPE_FILTER_POPOVER (psk_filter_popover_get_type ())

G_DECLARE_FINAL_TYPE (PskFilterPopover, psk_filter_popover, PSK, FILTER_POPOVER, GtkPopover)

GtkWidget         *psk_filter_popover_new        (PskHouseholdField        field);
void               psk_filter_popover_set_frozen (PskFilterPopover       *self,
                                                  gboolean                frozen);
PskHouseholdField  psk_filter_popover_get_field  (PskFilterPopover        *self);
PskFilter         *psk_filter_popover_get_filter (PskFilterPopover        *self);
void               psk_filter_popover_fill       (PskFilterPopover        *self,
                                                  PskBook                 *book,
                                                  const PskFilter         *filter,
                                                  GArray                  *counts);

G_END_DECLS
