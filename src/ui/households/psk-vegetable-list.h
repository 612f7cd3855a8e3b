/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-definition.h"

G_BEGIN_DECLS

#define PSK_TYPE_VEGETABLE_LIST (psk_vegetable_list_get_type ())

G_DECLARE_FINAL_TYPE (PskVegetableList, psk_vegetable_list, PSK, VEGETABLE_LIST, GtkBox)

void    psk_vegetable_list_fill       (PskVegetableList *self,
                                       PskDefinition    *codes,
                                       GPtrArray        *ticked);
GStrv   psk_vegetable_list_get_ticked (PskVegetableList *self);

G_END_DECLS
