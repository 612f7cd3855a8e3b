/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-photo.h"
#include "psk-sample-plan.h"

G_BEGIN_DECLS

GPtrArray *psk_sample_pictures_make (PskSamplePlan  *plan,
                                     const char     *photos_dir,
                                     GError        **error);

G_END_DECLS
