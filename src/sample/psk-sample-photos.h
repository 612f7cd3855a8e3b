/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-sample-plan.h"
#include "psk-store.h"

G_BEGIN_DECLS

GPtrArray *psk_sample_photos_make   (PskSamplePlan  *plan,
                                     const char     *photos_dir,
                                     GError        **error);
gboolean   psk_sample_photos_fill   (PskSamplePlan  *plan,
                                     GPtrArray      *photos,
                                     PskStore       *store,
                                     GError        **error);
void       psk_sample_photos_remove (GPtrArray      *photos,
                                     const char     *photos_dir);

G_END_DECLS
