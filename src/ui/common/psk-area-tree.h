/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-areas.h"
#include "psk-metric.h"

G_BEGIN_DECLS

#define PSK_TYPE_AREA_TREE (psk_area_tree_get_type ())

G_DECLARE_FINAL_TYPE (PskAreaTree, psk_area_tree, PSK, AREA_TREE, AdwBin)

void psk_area_tree_show (PskAreaTree  *self,
                         PskAreas     *areas,
                         PskMetrics   *metrics,
                         int           selected);

G_END_DECLS
