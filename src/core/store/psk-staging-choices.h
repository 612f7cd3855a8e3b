/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-staging.h"

G_BEGIN_DECLS

/* The hidden sheet of a workbook that holds the lists. */
#define PSK_STAGING_CHOICES_SHEET "Lists"

gboolean psk_staging_set_choices (PskStaging        *self,
                                  int                sheet,
                                  int                column,
                                  const char *const *choices,
                                  GError           **error);
char   **psk_staging_get_choices (PskStaging        *self,
                                  int                sheet,
                                  int                column);

G_END_DECLS
